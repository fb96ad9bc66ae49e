// account/change_email
#include "http_test.h"
#include "mail.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/account/email";

struct ChangeEmail : HttpTest {
    Person bo = athlete("Bo");
    Person cy = athlete("Cy");
    std::string wanted = uniqueEmail("new");
    Network network;

    ChangeEmail() { givePassword(bo); }

    Answer change(const std::string& email, const std::string& password = usualPassword) const {
        return as(bo).from(network.address()).post(path, body({{"email", email}, {"password", password}}));
    }
    Json pending() const { return as(bo).get("/api/account")["pendingEmail"]; }
    static Answer confirm(const std::string& token) {
        return nobody().from(Network().address()).post("/api/account/email/confirm", body({{"token", token}}));
    }
    std::string email() const { return valueOf("select email from app.users where id = $1", {bo.id}); }
};

TEST_F(ChangeEmail, WaitsForTheNewMailboxToConfirm) {
    const auto answer = change(wanted);

    ASSERT_EQ(answer.status, 204) << answer.body;
    EXPECT_EQ(email(), bo.email);
    EXPECT_EQ(pending().text(), wanted);
    EXPECT_EQ(mailsTo(wanted, "confirm_email"), 1);
    EXPECT_EQ(mailsTo(bo.email, "confirm_email"), 0);
    EXPECT_EQ(confirm(mailedToken(wanted, "confirm_email")).status, 200);
    EXPECT_EQ(email(), wanted);
    EXPECT_TRUE(pending().isNull());
}

TEST_F(ChangeEmail, NeverTellsThatAnAddressIsTaken) {
    const auto free = change(wanted);
    auto shouted = cy.email;
    shouted[0] = 'C';

    const auto taken = change(shouted);

    EXPECT_EQ(taken.status, free.status);
    EXPECT_EQ(taken.body, free.body);
    const auto names = [](const Answer& answer) {
        std::vector<std::string> all;
        for (const auto& [name, value] : answer.headers) all.push_back(name);
        return all;
    };
    EXPECT_EQ(names(taken), names(free));
    EXPECT_EQ(pending().text(), shouted);
    EXPECT_EQ(mailsTo(cy.email, "email_in_use"), 1);
    EXPECT_EQ(mailsTo(cy.email, "confirm_email") + mailsTo(shouted, "confirm_email"), 0);
    EXPECT_EQ(as(cy).get("/api/account")["email"].text(), cy.email);
}

TEST_F(ChangeEmail, TakesTheOwnAddressInOtherLetters) {
    auto shouted = bo.email;
    shouted[0] = 'B';

    EXPECT_EQ(change(shouted).status, 204);
    EXPECT_EQ(confirm(mailedToken(shouted, "confirm_email"))["email"].text(), shouted);
}

TEST_F(ChangeEmail, TakesTheWishBack) {
    change(wanted);
    const auto token = mailedToken(wanted, "confirm_email");

    EXPECT_EQ(change(bo.email).status, 204);

    EXPECT_TRUE(pending().isNull());
    EXPECT_TRUE(refused(confirm(token), 403, "forbidden"));
    EXPECT_EQ(mailsTo(bo.email, "confirm_email"), 0);
}

TEST_F(ChangeEmail, KnowsTheLatestWishAlone) {
    change(wanted);
    const auto first = mailedToken(wanted, "confirm_email");
    const auto later = uniqueEmail("later");
    change(later);

    EXPECT_EQ(pending().text(), later);
    EXPECT_TRUE(refused(confirm(first), 403, "forbidden"));
    EXPECT_EQ(confirm(mailedToken(later, "confirm_email")).status, 200);
    EXPECT_EQ(email(), later);
}

// Who knew the old password may have asked.
TEST_F(ChangeEmail, EndsWithAChangeOfThePassword) {
    change(wanted);
    const auto token = mailedToken(wanted, "confirm_email");
    ASSERT_EQ(as(bo)
                  .from(network.address())
                  .post("/api/account/password",
                        body({{"currentPassword", usualPassword}, {"newPassword", "seven lanes of cold water"}}))
                  .status,
              204);

    EXPECT_TRUE(refused(confirm(token), 403, "forbidden"));
    EXPECT_EQ(email(), bo.email);
}

TEST_F(ChangeEmail, RefusesAWrongPassword) {
    EXPECT_TRUE(refused(change(wanted, "not the password"), 403, "wrong_password"));
    EXPECT_TRUE(pending().isNull());
    EXPECT_EQ(mailsTo(wanted, "confirm_email"), 0);
    for (int i = 0; i < 4; ++i) change(wanted, "not the password");
    EXPECT_TRUE(refused(change(wanted), 429, "too_many_requests"));
}

TEST_F(ChangeEmail, MailsFiveTimesAnHour) {
    for (int i = 0; i < 5; ++i) EXPECT_EQ(change(wanted).status, 204);

    EXPECT_TRUE(refused(change(wanted), 429, "too_many_requests"));
    EXPECT_EQ(mailsTo(wanted, "confirm_email"), 5);
}

TEST_F(ChangeEmail, NamesEveryWrongField) {
    EXPECT_TRUE(refusedFields(as(bo).post(path, "{}"), {"email", "password"}));
    for (const char* address : {"bo", "bo@x.test\r\nBcc: x@x.test", "<bo@x.test>"})
        EXPECT_TRUE(refusedFields(change(address), {"email"})) << address;
}

TEST_F(ChangeEmail, RefusesStrangersAndOtherSites) {
    const auto text = body({{"email", wanted}, {"password", usualPassword}});

    EXPECT_TRUE(refused(nobody().post(path, text), 401, "unauthenticated"));
    EXPECT_TRUE(refused(as(bo).with("Origin", "https://evil.example").post(path, text), 403, "cross_site"));
    EXPECT_EQ(mailsTo(wanted, "confirm_email"), 0);
}

}  // namespace
