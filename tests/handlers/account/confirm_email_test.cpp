// account/confirm_email
#include "http_test.h"
#include "mail.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/account/email/confirm";

struct ConfirmEmail : HttpTest {
    Person bo = athlete("Bo");
    std::string wanted = uniqueEmail("new");
    Network network;

    Answer confirm(const std::string& token) const {
        return nobody().from(network.address()).post(path, body({{"token", token}}));
    }
    // Asks for a link that verifies the current address.
    std::string verification() const {
        sql("update app.users set email_verified_at = null where id = $1", {bo.id});
        as(bo).post("/api/account/email/verification");
        return mailedToken(bo.email, "confirm_email");
    }
    // Asks for a link that changes the address.
    std::string change(const std::string& email) const {
        givePassword(bo);
        as(bo)
            .from(network.address())
            .post("/api/account/email", body({{"email", email}, {"password", usualPassword}}));
        return mailedToken(email, "confirm_email");
    }
    Json account() const { return as(bo).get("/api/account").json(); }
};

TEST_F(ConfirmEmail, VerifiesTheCurrentAddress) {
    const auto answer = confirm(verification());

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.json().names(), std::vector<std::string>{"email"});
    EXPECT_EQ(answer["email"].text(), bo.email);
    EXPECT_TRUE(account()["emailVerified"].boolean());
    EXPECT_EQ(mailsTo(bo.email, "email_changed"), 0);
    EXPECT_EQ(answer.headers.count("set-cookie"), 0) << "a link is no session";
}

TEST_F(ConfirmEmail, ChangesTheAddressAndTellsTheOldOne) {
    sql("update app.users set email_verified_at = null where id = $1", {bo.id});

    const auto answer = confirm(change(wanted));

    EXPECT_EQ(answer["email"].text(), wanted);
    EXPECT_EQ(account()["email"].text(), wanted);
    EXPECT_TRUE(account()["emailVerified"].boolean());
    EXPECT_TRUE(account()["pendingEmail"].isNull());
    EXPECT_EQ(mailsTo(bo.email, "email_changed"), 1);
    const auto told = mailedDetails(bo.email, "email_changed");
    EXPECT_EQ(told.names(), std::vector<std::string>{"newEmail"});
    EXPECT_EQ(told["newEmail"].text(), "n***@example.test");
    EXPECT_EQ(nobody()
                  .from(network.address())
                  .post("/api/auth/login", body({{"email", wanted}, {"password", usualPassword}}))
                  .status,
              200);
}

TEST_F(ConfirmEmail, EndsPasswordLinksToTheOldAddress) {
    const auto token = change(wanted);
    nobody().from(network.address()).post("/api/auth/password/forgot", body({{"email", bo.email}}));
    const auto resetToken = mailedToken(bo.email, "password_reset");
    confirm(token);

    EXPECT_TRUE(refused(nobody()
                            .from(network.address())
                            .post("/api/auth/password/reset",
                                  body({{"token", resetToken}, {"newPassword", "seven lanes of cold water"}})),
                        403, "forbidden"));
}

TEST_F(ConfirmEmail, AnswersAllOtherLinksAlike) {
    const auto used = verification();
    confirm(used);
    const auto replaced = verification();
    const auto expired = verification();
    sql("update private.email_links set expires_at = now() where user_id = $1", {bo.id});

    const auto unknown = confirm(std::string(43, 'x'));
    for (const auto& token : {used, replaced, expired, std::string("short"), used + "x"})
        EXPECT_TRUE(equallyForbidden(unknown, confirm(token))) << token;
    EXPECT_TRUE(equallyForbidden(unknown, as(bo).from(network.address()).post(path, body({{"token", used}}))));
    EXPECT_FALSE(account()["emailVerified"].boolean());
}

TEST_F(ConfirmEmail, LivesADay) {
    const auto token = verification();
    EXPECT_EQ(rowsIn("private.email_links",
                     "user_id = $1 and expires_at between now() + interval '23 hours 59 minutes' and now() + interval "
                     "'24 hours'",
                     {bo.id}),
              1);
    EXPECT_EQ(rowsIn("private.email_links", "token_hash = sha256($1::bytea)", {token}), 1) << "not the token itself";
}

TEST_F(ConfirmEmail, WorksOnceForManyAtOnce) {
    const auto token = change(wanted);

    const auto answers = atOnce(10, [&](int) {
        return nobody().from(Network().address()).post(path, body({{"token", token}}));
    });

    EXPECT_EQ(countOf(answers, 200), 1);
    EXPECT_EQ(countOf(answers, 403), 9);
    EXPECT_EQ(mailsTo(bo.email, "email_changed"), 1);
}

TEST_F(ConfirmEmail, RefusesAnAddressThatSomebodyTookMeanwhile) {
    const auto token = change(wanted);
    sql("update app.users set email = upper($2) where id = $1", {athlete("Cy").id, wanted});

    EXPECT_TRUE(equallyForbidden(confirm(std::string(43, 'x')), confirm(token)));
    EXPECT_EQ(account()["email"].text(), bo.email);
}

TEST_F(ConfirmEmail, StopsGuessingFromOneNetwork) {
    const auto token = verification();
    for (int i = 0; i < 10; ++i) EXPECT_EQ(confirm("guess" + std::to_string(i)).status, 403);

    EXPECT_TRUE(refused(confirm(token), 429, "too_many_requests"));
    EXPECT_EQ(nobody().from(Network().address()).post(path, body({{"token", token}})).status, 200);
}

TEST_F(ConfirmEmail, ForgetsWrongLinksAfterARightOne) {
    for (int i = 0; i < 9; ++i) confirm("guess");
    EXPECT_EQ(confirm(verification()).status, 200);
    EXPECT_EQ(confirm("guess").status, 403);
    EXPECT_EQ(confirm(verification()).status, 200);
}

TEST_F(ConfirmEmail, NamesEveryWrongFieldAndRefusesOtherSites) {
    const auto token = verification();
    const auto from = nobody().from(network.address());

    EXPECT_TRUE(refusedFields(from.post(path, "{}"), {"token"}));
    EXPECT_TRUE(refusedFields(from.post(path, body({{"token", std::string(101, 'x')}})), {"token"}));
    EXPECT_TRUE(
        refused(from.with("Origin", "https://evil.example").post(path, body({{"token", token}})), 403, "cross_site"));
    EXPECT_FALSE(account()["emailVerified"].boolean());
}

}  // namespace
