// account/read_account
#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/account";

struct ReadAccount : HttpTest {
    Person bo = athlete("Bo");
};

TEST_F(ReadAccount, ShowsTheWholeAccount) {
    const auto answer = as(bo).get(path);

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.json().names(),
              (std::vector<std::string>{"createdAt", "deletionDueAt", "displayName", "email", "emailVerified", "id",
                                        "language", "pendingEmail", "readReceipts", "roles", "timeZone", "units",
                                        "username"}));
    EXPECT_EQ(answer["id"].text(), bo.id);
    EXPECT_EQ(answer["email"].text(), bo.email);
    EXPECT_TRUE(answer["emailVerified"].boolean());
    EXPECT_TRUE(answer["pendingEmail"].isNull());
    EXPECT_EQ(answer["displayName"].text(), "Bo");
    EXPECT_EQ(answer["username"].text(), bo.username);
    EXPECT_EQ(answer["roles"].size(), 1);
    EXPECT_EQ(answer["roles"][0].text(), "athlete");
    EXPECT_EQ(answer["timeZone"].text(), "UTC");
    EXPECT_EQ(answer["units"].text(), "kg");
    EXPECT_EQ(answer["language"].text(), "en");
    EXPECT_TRUE(answer["deletionDueAt"].isNull());
}

TEST_F(ReadAccount, ShowsEverybodyTheOwnOne) {
    const auto ana = coach("Ana");
    connect(ana, bo);

    EXPECT_EQ(as(ana).get(path)["id"].text(), ana.id);
    EXPECT_EQ(as(administrator("Ida")).get(path)["roles"][0].text(), "admin");
    EXPECT_TRUE(refused(nobody().get(path), 401, "unauthenticated"));
}

TEST_F(ReadAccount, SaysWhenNothingHasChanged) {
    const auto first = as(bo).get(path);

    const auto same = as(bo).with("If-None-Match", first.header("etag")).get(path);
    sql("update app.users set email_verified_at = null where id = $1", {bo.id});
    const auto changed = as(bo).with("If-None-Match", first.header("etag")).get(path);

    EXPECT_EQ(same.status, 304);
    EXPECT_EQ(changed.status, 200);
    EXPECT_FALSE(changed["emailVerified"].boolean());
}

}  // namespace
