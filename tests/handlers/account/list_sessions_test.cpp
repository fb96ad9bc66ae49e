// account/list_sessions
#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/account/sessions";

struct ListSessions : HttpTest {
    Person bo = athlete("Bo");
};

TEST_F(ListSessions, ShowsWhereOneIsSignedIn) {
    givePassword(bo);
    const Network network;
    const auto phone = nobody()
                           .from(network.address())
                           .with("User-Agent", "Phone/1.0 (K\xC3\xA4se)")
                           .post("/api/auth/login", body({{"email", bo.email}, {"password", usualPassword}}))
                           .newToken();

    const auto answer = Asker(phone).get(path);

    ASSERT_EQ(answer.status, 200) << answer.body;
    ASSERT_EQ(answer["items"].size(), 2);
    const auto current = answer["items"][0];
    EXPECT_EQ(current.names(),
              (std::vector<std::string>{"createdAt", "current", "id", "ipAddress", "lastSeenAt", "userAgent"}));
    EXPECT_TRUE(current["current"].boolean());
    EXPECT_EQ(current["userAgent"].text(), "Phone/1.0 (K\xC3\xA4se)");
    EXPECT_EQ(current["ipAddress"].text(), network.address());
    const auto other = answer["items"][1];
    EXPECT_FALSE(other["current"].boolean());
    EXPECT_TRUE(other["userAgent"].isNull());
    EXPECT_TRUE(other["ipAddress"].isNull());
    EXPECT_EQ(answer.body.find(phone), std::string::npos);
    EXPECT_EQ(as(bo).get(path)["items"][0]["id"].text(), other["id"].text()) << "the other one sees itself as current";
}

TEST_F(ListSessions, KeepsTheUserAgentThatIsUtf8) {
    const auto registered = [](const std::string& userAgent) {
        const auto token =
            nobody()
                .from(Network().address())
                .with("User-Agent", userAgent)
                .post("/api/auth/register",
                      body({{"email", uniqueEmail("cy")}, {"password", usualPassword}, {"displayName", "Cy"}}))
                .newToken();
        return Asker(token).get(path)["items"][0]["userAgent"];
    };

    EXPECT_TRUE(registered("Browser \xE4").isNull());
    EXPECT_EQ(registered("<script>" + std::string(1000, 'x')).text(), "<script>" + std::string(292, 'x'));
}

TEST_F(ListSessions, LeavesOutOtherPeoplesAndEndedOnes) {
    const auto ana = coach("Ana");
    connect(ana, bo);
    const auto old = openSession(bo);
    sql("update private.sessions set expires_at = now() where user_id = $1 and token_hash <> sha256($2::bytea)",
        {bo.id, bo.token});

    EXPECT_EQ(as(bo).get(path)["items"].size(), 1);
    EXPECT_EQ(as(ana).get(path)["items"].size(), 1);
    EXPECT_TRUE(refused(Asker(old).get(path), 401, "unauthenticated"));
}

}  // namespace
