// account/cancel_deletion
#include "http_test.h"
#include "mail.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/account/deletion";

struct CancelDeletion : HttpTest {
    Person bo = athlete("Bo");

    CancelDeletion() { sql("update app.users set deletion_due_at = now() + interval '1 day' where id = $1", {bo.id}); }

    bool isDue() const { return rowsIn("app.users", "id = $1 and deletion_due_at is not null", {bo.id}) == 1; }
};

TEST_F(CancelDeletion, KeepsTheAccount) {
    const auto answer = as(bo).send("DELETE", path);

    EXPECT_EQ(answer.status, 204) << answer.body;
    EXPECT_FALSE(isDue());
    EXPECT_TRUE(as(bo).get("/api/account")["deletionDueAt"].isNull());
    EXPECT_EQ(mailsTo(bo.email, "deletion_cancelled"), 1);
}

TEST_F(CancelDeletion, TellsItOnce) {
    const auto answers = atOnce(5, [&](int) { return as(bo).send("DELETE", path); });

    EXPECT_EQ(countOf(answers, 204), 5);
    EXPECT_EQ(mailsTo(bo.email, "deletion_cancelled"), 1);
}

TEST_F(CancelDeletion, IsForTheOwnAccountAlone) {
    EXPECT_EQ(as(athlete("Cy")).send("DELETE", path).status, 204);
    EXPECT_TRUE(refused(nobody().send("DELETE", path), 401, "unauthenticated"));
    EXPECT_TRUE(refused(as(bo).with("Origin", "https://evil.example").send("DELETE", path), 403, "cross_site"));
    EXPECT_TRUE(isDue());
    EXPECT_EQ(mailsTo(bo.email, "deletion_cancelled"), 0);
}

}  // namespace
