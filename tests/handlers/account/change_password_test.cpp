// account/change_password
#include "http_test.h"
#include "mail.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/account/password";
const std::string other = "seven lanes of cold water";

struct ChangePassword : HttpTest {
    Person bo = athlete("Bo");
    Network network;

    ChangePassword() { givePassword(bo); }

    Answer change(const std::string& current, const std::string& wanted) const {
        return change(bo.token, current, wanted);
    }
    Answer change(const std::string& token, const std::string& current, const std::string& wanted) const {
        return Asker(token)
            .from(network.address())
            .post(path, body({{"currentPassword", current}, {"newPassword", wanted}}));
    }
    int signIn(const std::string& password, const std::string& address) const {
        return nobody()
            .from(address)
            .post("/api/auth/login", body({{"email", bo.email}, {"password", password}}))
            .status;
    }
    long sessions() const { return rowsIn("private.sessions", "user_id = $1", {bo.id}); }
};

TEST_F(ChangePassword, SetsAnotherOne) {
    const auto answer = change(usualPassword, other);

    ASSERT_EQ(answer.status, 204) << answer.body;
    EXPECT_EQ(answer.body, "");
    EXPECT_EQ(signIn(other, network.address()), 200);
    EXPECT_EQ(signIn(usualPassword, network.address()), 401);
    EXPECT_EQ(mailsTo(bo.email, "password_changed"), 1);
}

TEST_F(ChangePassword, EndsAllOtherSessionsAndRenewsThisOne) {
    const auto phone = openSession(bo);
    const auto cy = athlete("Cy");
    const auto id = as(bo).get("/api/account/sessions")["items"][0]["id"].text();

    const auto answer = change(usualPassword, other);

    EXPECT_EQ(answer.header("set-cookie"),
              "tp_session=" + answer.newToken() + "; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000");
    EXPECT_EQ(answer.header("cache-control"), "no-store");
    EXPECT_NE(answer.newToken(), bo.token);
    EXPECT_EQ(Asker(phone).get("/api/account").status, 401);
    EXPECT_EQ(as(bo).get("/api/account").status, 401) << "the old token is dead";
    const auto left = Asker(answer.newToken()).get("/api/account/sessions")["items"];
    ASSERT_EQ(left.size(), 1);
    EXPECT_EQ(left[0]["id"].text(), id);
    EXPECT_EQ(as(cy).get("/api/account").status, 200);
}

TEST_F(ChangePassword, TakesTheCurrentOneInEveryUnicodeForm) {
    const auto cy = athlete("Cy");
    givePassword(cy, "caf\xC3\xA9 in the morning");

    EXPECT_EQ(change(cy.token, "cafe\xCC\x81 in the morning", other).status, 204);
}

TEST_F(ChangePassword, RefusesAWrongOne) {
    const auto phone = openSession(bo);

    EXPECT_TRUE(refused(change(other, other), 403, "wrong_password"));
    EXPECT_TRUE(refused(change(athlete("Cy").token, usualPassword, other), 403, "wrong_password")) << "without one";

    EXPECT_EQ(sessions(), 2);
    EXPECT_EQ(Asker(phone).get("/api/account").status, 200);
    EXPECT_EQ(mailsTo(bo.email, "password_changed"), 0);
    EXPECT_EQ(signIn(usualPassword, network.address()), 200);
}

TEST_F(ChangePassword, RefusesPasswordsThatAreEasyToGuess) {
    sql("update app.users set display_name = 'Bo the athlete' where id = $1", {bo.id});
    for (const std::string& wanted : {std::string("elevenchars"), std::string("PassWord1234"), bo.email,
                                      std::string("BO the Athlete"), std::string(129, 'x')})
        EXPECT_TRUE(refusedFields(change(usualPassword, wanted), {"newPassword"})) << wanted;
    EXPECT_EQ(sessions(), 1);
}

TEST_F(ChangePassword, StopsGuessingTogetherWithSigningIn) {
    for (int i = 0; i < 3; ++i) EXPECT_EQ(change(other, other).status, 403);
    for (int i = 0; i < 2; ++i) EXPECT_EQ(signIn(other, network.address()), 401);

    EXPECT_TRUE(refused(change(usualPassword, other), 429, "too_many_requests"));
    EXPECT_EQ(signIn(usualPassword, network.address()), 429);
    EXPECT_EQ(signIn(usualPassword, Network().address()), 200) << "elsewhere the owner gets in";
}

TEST_F(ChangePassword, ForgetsFailuresAfterASuccess) {
    for (int i = 0; i < 4; ++i) EXPECT_EQ(change(other, other).status, 403);
    const auto token = change(usualPassword, other).newToken();

    for (int i = 0; i < 4; ++i) EXPECT_EQ(change(token, usualPassword, other).status, 403);
    EXPECT_EQ(change(token, other, usualPassword).status, 204);
}

TEST_F(ChangePassword, LetsOneOfManyAtOnceWin) {
    std::vector<std::string> tokens{bo.token};
    for (int i = 0; i < 4; ++i) tokens.push_back(openSession(bo));
    const auto wanted = [](int i) { return "seven lanes of water " + std::to_string(i); };

    const auto answers =
        atOnce(5, [&](int i) { return change(tokens[static_cast<std::size_t>(i)], usualPassword, wanted(i)); });

    EXPECT_EQ(countOf(answers, 204), 1);
    EXPECT_EQ(countOf(answers, 401) + countOf(answers, 403), 4);
    EXPECT_EQ(sessions(), 1);
    for (std::size_t i = 0; i < 5; ++i)
        EXPECT_EQ(signIn(wanted(static_cast<int>(i)), Network().address()), answers[i].status == 204 ? 200 : 401);
}

// Verifying takes long: a password that is changed in this time is not good any more.
TEST_F(ChangePassword, FailsWhereThePasswordIsChangedMeanwhile) {
    Unfinished changing("select private.set_password($1, 'x')", {bo.id});
    auto caught = std::async(std::launch::async, [&] { return change(usualPassword, other); });
    EXPECT_EQ(caught.wait_for(std::chrono::seconds(1)), std::future_status::timeout);

    changing.commit();

    const auto status = caught.get().status;
    EXPECT_TRUE(status == 401 || status == 403) << status;
    EXPECT_EQ(valueOf("select hash from private.passwords where user_id = $1", {bo.id}), "x");
}

TEST_F(ChangePassword, NamesEveryWrongField) {
    EXPECT_TRUE(refusedFields(as(bo).post(path, "{}"), {"currentPassword", "newPassword"}));
    EXPECT_TRUE(refusedFields(as(bo).post(path, R"({"currentPassword": 1, "newPassword": null, "userId": "x"})"),
                              {"currentPassword", "newPassword", "userId"}));
}

TEST_F(ChangePassword, RefusesStrangersAndOtherSites) {
    const auto text = body({{"currentPassword", usualPassword}, {"newPassword", other}});

    EXPECT_TRUE(refused(nobody().post(path, text), 401, "unauthenticated"));
    EXPECT_TRUE(refused(as(bo).with("Origin", "https://evil.example").post(path, text), 403, "cross_site"));
    EXPECT_EQ(signIn(usualPassword, network.address()), 200);
}

// A retry after an answer that got lost: the second one can't do harm.
TEST_F(ChangePassword, TakesAnIdempotencyKeyForNothing) {
    const auto text = body({{"currentPassword", usualPassword}, {"newPassword", other}});

    EXPECT_EQ(as(bo).from(network.address()).key("k").post(path, text).status, 204);
    EXPECT_EQ(as(bo).from(network.address()).key("k").post(path, text).status, 401);
}

}  // namespace
