// coach/invite_athlete
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>

#include "auth/link_token.h"
#include "auth/token.h"
#include "http_test.h"
#include "types/encoding.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/coach/invitations";

struct InviteAthlete : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");

    static Answer inviteTo(const Person& who, const std::string& email) {
        return as(who).post(path, body({{"email", email}}));
    }
    static Answer inviteByName(const Person& who, const std::string& username) {
        return as(who).post(path, body({{"username", username}}));
    }
    long invitations() const { return rowsIn("app.invitations", "coach_id = $1", {ana.id}); }
};

TEST_F(InviteAthlete, InvitesAnAddress) {
    const auto email = uniqueEmail("new");
    const auto answer = as(ana).post(path, body({{"email", email}, {"message", "  Train with me\n"}}));

    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(answer["email"].text(), email);
    EXPECT_EQ(answer["method"].text(), "email");
    EXPECT_EQ(answer["message"].text(), "Train with me");
    EXPECT_EQ(answer["status"].text(), "pending");
    EXPECT_TRUE(answer["username"].isNull() && answer["viewedAt"].isNull() && answer["respondedAt"].isNull());
    EXPECT_EQ(rowsIn("app.invitations", "id = $1 and expires_at = sent_at + interval '7 days'", {answer["id"].text()}),
              1);
}

// The database holds a nonce; only with the installation's key does it become the code in the mail.
TEST_F(InviteAthlete, MailsACodeThatNobodyElseIsShown) {
    const auto email = uniqueEmail("new");
    const auto answer = inviteTo(ana, email);
    const auto nonce = valueOf("select code_nonce from app.invitations where id = $1", {answer["id"].text()});
    const std::string data = std::getenv("TP_TEST_DATA_DIR");
    std::string key;
    std::ifstream(data + "/secrets/link_key") >> key;
    setenv("TP_LINK_KEY", key.c_str(), 1);
    const auto code = tp::linkToken("invitation", nonce);

    const auto mail =
        data + "/mail/" + valueOf("select id from private.mail_outbox where to_address = $1", {email}) + ".eml";
    for (int tries = 0; tries < 100 && !std::filesystem::exists(mail); ++tries)
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    std::ifstream file(mail);
    const std::string text(std::istreambuf_iterator<char>(file), {});
    EXPECT_NE(std::regex_replace(text, std::regex("=\r\n"), "").find("/invitations/" + code), std::string::npos)
        << text;
    EXPECT_EQ(nobody().from(Network().address()).post("/api/invitations/view", body({{"code", code}})).status, 200);
    EXPECT_EQ(answer.body.find(nonce), std::string::npos);
    EXPECT_EQ(valueOf("select encode(code_hash, 'hex') from app.invitations where id = $1", {answer["id"].text()}),
              tp::toHex(tp::sha256(code)));
}

TEST_F(InviteAthlete, DoesTheSameWhoeverHasTheAddress) {
    for (const auto& email : {uniqueEmail("new"), bo.email, coach("Eve").email, administrator("Ida").email}) {
        const auto answer = inviteTo(ana, email);
        EXPECT_EQ(answer.status, 201) << answer.body;
        EXPECT_EQ(rowsIn("private.mail_outbox", "to_address = $1 and to_user is null", {email}), 1);
        EXPECT_EQ(rowsIn("private.mail_outbox m join app.users u on u.id = m.to_user", "u.email = $1", {email}), 0);
    }
    EXPECT_EQ(rowsIn("app.notifications", "actor_id = $1", {ana.id}), 0);
}

TEST_F(InviteAthlete, InvitesAUserByName) {
    const auto answer = inviteByName(ana, bo.username);

    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(answer["method"].text(), "username");
    EXPECT_EQ(answer["username"].text(), bo.username);
    EXPECT_TRUE(answer["email"].isNull());
    EXPECT_EQ(answer.body.find(bo.email), std::string::npos);
    EXPECT_EQ(rowsIn("app.notifications", "recipient_id = $1 and kind = 'invitation_received'", {bo.id}), 1);
}

TEST_F(InviteAthlete, RefusesUsernamesOfNoAthlete) {
    EXPECT_TRUE(refused(inviteByName(ana, "nobody_at_all"), 404, "user_not_found"));
    EXPECT_TRUE(refused(inviteByName(ana, coach("Eve").username), 400, "wrong_role"));
    EXPECT_EQ(invitations(), 0);
}

TEST_F(InviteAthlete, RefusesWhoIsConnectedOrInvitedAlready) {
    const auto cy = athlete("Cy");
    connect(ana, bo);
    EXPECT_TRUE(refused(inviteTo(ana, bo.email), 409, "already_connected"));
    EXPECT_TRUE(refused(inviteByName(ana, bo.username), 409, "already_connected"));
    ASSERT_EQ(inviteTo(ana, cy.email).status, 201);
    EXPECT_TRUE(refused(inviteTo(ana, cy.email), 409, "already_invited"));
    // That the address is Cy's is nothing that this tells.
    EXPECT_EQ(inviteByName(ana, cy.username).status, 201);
    EXPECT_EQ(inviteTo(coach("Eve"), bo.email).status, 201);
}

TEST_F(InviteAthlete, SendsTenADay) {
    const auto answers = atOnce(20, [&](int) { return inviteTo(ana, uniqueEmail("crowd")); });

    EXPECT_EQ(countOf(answers, 201), 10);
    EXPECT_EQ(countOf(answers, 429), 10);
    for (const auto& answer : answers)
        if (answer.status == 429) EXPECT_GT(std::stoi(answer.header("retry-after")), 80000);
    EXPECT_EQ(invitations(), 10);
    EXPECT_EQ(inviteTo(coach("Eve"), uniqueEmail("other")).status, 201);

    sql("update private.invitation_sendings set sent_at = now() - interval '24 hours' where coach_id = $1", {ana.id});
    EXPECT_EQ(inviteTo(ana, uniqueEmail("tomorrow")).status, 201);
}

TEST_F(InviteAthlete, NamesEveryWrongField) {
    EXPECT_TRUE(refusedFields(as(ana).post(path, "{}"), {"email", "username"}));
    EXPECT_TRUE(refusedFields(as(ana).post(path, body({{"email", bo.email}, {"username", bo.username}})),
                              {"email", "username"}));
    EXPECT_TRUE(refusedFields(as(ana).post(path, R"({"email": "bo", "message": 7, "status": "accepted"})"),
                              {"email", "message", "status"}));
    EXPECT_TRUE(refusedFields(as(ana).post(path, body({{"email", bo.email}, {"message", std::string(1001, 'x')}})),
                              {"message"}));
    EXPECT_TRUE(refusedFields(inviteTo(ana, "a@b.test\r\nBcc: c@d.test"), {"email"}));
    EXPECT_EQ(invitations(), 0);
}

TEST_F(InviteAthlete, RefusesWhoIsNoCoach) {
    EXPECT_TRUE(equallyForbidden(inviteTo(bo, bo.email), inviteTo(athlete("Cy"), uniqueEmail("x"))));
    EXPECT_TRUE(refused(nobody().post(path, body({{"email", bo.email}})), 401, "unauthenticated"));
}

TEST_F(InviteAthlete, RunsOnceAKey) {
    expectIdempotent({ana, path, body({{"email", uniqueEmail("one")}}), body({{"email", uniqueEmail("other")}})},
                     "app.invitations", "coach_id = $1", {ana.id});
}

}  // namespace
