// account/schedule_deletion
#include "http_test.h"
#include "mail.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/account/deletion";

struct ScheduleDeletion : HttpTest {
    Person bo = athlete("Bo");
    Network network;

    ScheduleDeletion() { givePassword(bo); }

    Answer ask(const Person& person, const std::string& password = usualPassword) const {
        return as(person).from(network.address()).post(path, body({{"password", password}}));
    }
    static bool isDue(const Person& person) {
        return rowsIn("app.users", "id = $1 and deletion_due_at is not null", {person.id}) == 1;
    }
};

TEST_F(ScheduleDeletion, IsDueInSevenDays) {
    const auto answer = ask(bo);

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(rowsIn("app.users",
                     "id = $1 and deletion_due_at between now() + interval '7 days' - interval '1 minute' "
                     "and now() + interval '7 days'",
                     {bo.id}),
              1);
    EXPECT_EQ(as(bo).get("/api/account")["deletionDueAt"].text(), answer["deletionDueAt"].text());
    EXPECT_EQ(mailsTo(bo.email, "deletion_scheduled"), 1);
    EXPECT_EQ(nobody()
                  .from(Network().address())
                  .post("/api/auth/login", body({{"email", bo.email}, {"password", usualPassword}}))
                  .status,
              200)
        << "signing in stays possible";
}

TEST_F(ScheduleDeletion, IsAskedForOnce) {
    const auto answers = atOnce(5, [&](int) { return ask(bo); });

    EXPECT_EQ(countOf(answers, 200), 5);
    for (const auto& answer : answers) EXPECT_EQ(answer["deletionDueAt"].text(), answers[0]["deletionDueAt"].text());
    EXPECT_EQ(mailsTo(bo.email, "deletion_scheduled"), 1);
}

TEST_F(ScheduleDeletion, RefusesAWrongPassword) {
    EXPECT_TRUE(refused(ask(bo, "another battery staple"), 403, "wrong_password"));
    EXPECT_TRUE(refused(ask(athlete("Cy")), 403, "wrong_password")) << "without one";

    EXPECT_FALSE(isDue(bo));
    EXPECT_EQ(mailsTo(bo.email, "deletion_scheduled"), 0);
}

TEST_F(ScheduleDeletion, RefusesTheLastAdministrator) {
    const auto ida = administrator("Ida");
    givePassword(ida);
    // Those of other tests: who is about to go does not count.
    sql("update app.users set deletion_due_at = now() + interval '9 days' where 'admin' = any (roles) and id <> $1 "
        "and deletion_due_at is null",
        {ida.id});

    const auto answer = ask(ida);
    sql("update app.users set deletion_due_at = null where deletion_due_at > now() + interval '8 days'");

    EXPECT_TRUE(refused(answer, 409, "last_admin"));
    EXPECT_FALSE(isDue(ida));
    administrator("Jon");
    EXPECT_EQ(ask(ida).status, 200) << "with another one";
}

TEST_F(ScheduleDeletion, NamesEveryWrongField) {
    EXPECT_TRUE(refusedFields(as(bo).post(path, "{}"), {"password"}));
    EXPECT_TRUE(refusedFields(as(bo).post(path, R"({"password": 1, "userId": "x"})"), {"password", "userId"}));
}

TEST_F(ScheduleDeletion, RefusesStrangersAndOtherSites) {
    const auto text = body({{"password", usualPassword}});

    EXPECT_TRUE(refused(nobody().post(path, text), 401, "unauthenticated"));
    EXPECT_TRUE(refused(as(bo).with("Origin", "https://evil.example").post(path, text), 403, "cross_site"));
    EXPECT_FALSE(isDue(bo));
}

}  // namespace
