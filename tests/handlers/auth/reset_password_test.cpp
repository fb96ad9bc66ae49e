// auth/reset_password
#include "http_test.h"
#include "mail.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/auth/password/reset";
const std::string wanted = "seven lanes of cold water";

struct ResetPassword : HttpTest {
    Person bo = athlete("Bo");
    Network network;

    ResetPassword() { givePassword(bo); }

    std::string link() const {
        nobody().from(network.address()).post("/api/auth/password/forgot", body({{"email", bo.email}}));
        return mailedToken(bo.email, "password_reset");
    }
    Answer reset(const std::string& token, const std::string& password = wanted) const {
        return nobody().from(network.address()).post(path, body({{"token", token}, {"newPassword", password}}));
    }
    int signIn(const std::string& password) const {
        return nobody()
            .from(network.address())
            .post("/api/auth/login", body({{"email", bo.email}, {"password", password}}))
            .status;
    }
    long sessions() const { return rowsIn("private.sessions", "user_id = $1", {bo.id}); }
};

TEST_F(ResetPassword, SetsThePasswordAndEndsAllSessions) {
    const auto phone = openSession(bo);
    const auto cy = athlete("Cy");
    sql("update app.users set email_verified_at = null where id = $1", {bo.id});

    const auto answer = as(bo).from(network.address()).post(path, body({{"token", link()}, {"newPassword", wanted}}));

    ASSERT_EQ(answer.status, 204) << answer.body;
    EXPECT_EQ(answer.headers.count("set-cookie"), 0) << "a link is no session";
    EXPECT_EQ(sessions(), 0);
    EXPECT_EQ(Asker(phone).get("/api/account").status, 401);
    EXPECT_EQ(as(cy).get("/api/account").status, 200);
    EXPECT_EQ(mailsTo(bo.email, "password_changed"), 1);
    EXPECT_EQ(rowsIn("app.users", "id = $1 and email_verified_at is not null", {bo.id}), 1);
    EXPECT_EQ(signIn(wanted), 200);
    EXPECT_EQ(signIn(usualPassword), 401);
}

TEST_F(ResetPassword, AnswersAllOtherLinksAlike) {
    const auto other = link();
    const auto used = link();
    ASSERT_EQ(reset(used).status, 204);
    const auto expired = link();
    sql("update private.password_resets set expires_at = now() where user_id = $1", {bo.id});

    const auto unknown = reset(std::string(43, 'x'));
    for (const auto& token : {used, other, expired, std::string("short"), used + "x"})
        EXPECT_TRUE(equallyForbidden(unknown, reset(token, usualPassword))) << token;
    EXPECT_EQ(signIn(wanted), 200);
}

TEST_F(ResetPassword, WorksOnceForManyAtOnce) {
    const auto token = link();
    const auto password = [](int i) { return wanted + std::to_string(i); };

    const auto answers = atOnce(6, [&](int i) {
        return nobody().from(Network().address()).post(path, body({{"token", token}, {"newPassword", password(i)}}));
    });

    EXPECT_EQ(countOf(answers, 204), 1);
    EXPECT_EQ(countOf(answers, 403), 5);
    EXPECT_EQ(mailsTo(bo.email, "password_changed"), 1);
    for (std::size_t i = 0; i < 6; ++i)
        if (answers[i].status == 204) EXPECT_EQ(signIn(password(static_cast<int>(i))), 200);
}

TEST_F(ResetPassword, KeepsTheLinkWhereThePasswordIsEasyToGuess) {
    sql("update app.users set display_name = 'Bo the athlete' where id = $1", {bo.id});
    const auto token = link();

    for (const std::string& password : {std::string("elevenchars"), std::string("password1234"), bo.email,
                                        std::string("BO the Athlete"), std::string(129, 'x')})
        EXPECT_TRUE(refusedFields(reset(token, password), {"newPassword"})) << password;
    EXPECT_EQ(sessions(), 1);
    EXPECT_EQ(reset(token).status, 204);
}

TEST_F(ResetPassword, LetsTheOwnerInAfterFailures) {
    for (int i = 0; i < 6; ++i) signIn("not the password");
    ASSERT_EQ(signIn(usualPassword), 429);

    ASSERT_EQ(reset(link()).status, 204);

    EXPECT_EQ(signIn(wanted), 200);
}

TEST_F(ResetPassword, EndsWithAChangeOfThePassword) {
    const auto token = link();
    ASSERT_EQ(as(bo)
                  .from(network.address())
                  .post("/api/account/password",
                        body({{"currentPassword", usualPassword}, {"newPassword", "another one of them"}}))
                  .status,
              204);

    EXPECT_TRUE(refused(reset(token), 403, "forbidden"));
}

TEST_F(ResetPassword, StopsGuessingFromOneNetwork) {
    const auto token = link();
    for (int i = 0; i < 10; ++i) EXPECT_EQ(reset("guess" + std::to_string(i)).status, 403);

    EXPECT_TRUE(refused(reset(token), 429, "too_many_requests"));
    EXPECT_EQ(nobody().from(Network().address()).post(path, body({{"token", token}, {"newPassword", wanted}})).status,
              204);
}

TEST_F(ResetPassword, NamesEveryWrongFieldAndRefusesOtherSites) {
    const auto token = link();
    const auto from = nobody().from(network.address());

    EXPECT_TRUE(refusedFields(from.post(path, "{}"), {"token", "newPassword"}));
    EXPECT_TRUE(refusedFields(from.post(path, R"({"token": 1, "newPassword": "", "email": "x"})"),
                              {"token", "newPassword", "email"}));
    EXPECT_TRUE(refused(
        from.with("Origin", "https://evil.example").post(path, body({{"token", token}, {"newPassword", wanted}})), 403,
        "cross_site"));
    EXPECT_EQ(sessions(), 1);
}

}  // namespace
