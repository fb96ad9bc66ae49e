// athlete/read_assignment
#include "http_test.h"

namespace {

using namespace tp::test;

struct ReadAssignment : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");
    std::string run;

    ReadAssignment() {
        connect(ana, bo);
        run = assignment(ana, bo, "Run", "2030-01-07");
    }
    static Answer read(const Person& who, const std::string& id) {
        return as(who).get("/api/athlete/assignments/" + id);
    }
};

TEST_F(ReadAssignment, ShowsEveryField) {
    const auto answer = read(bo, run);

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.json().names(), (std::vector<std::string>{"athleteId", "coachId", "completedAt", "createdAt", "id",
                                                               "notes", "scheduledFor", "status", "title"}));
    EXPECT_EQ(answer["id"].text(), run);
    EXPECT_EQ(answer["coachId"].text(), ana.id);
    EXPECT_EQ(answer["athleteId"].text(), bo.id);
    EXPECT_EQ(answer["title"].text(), "Run");
    EXPECT_TRUE(answer["notes"].isNull());
    EXPECT_EQ(answer["scheduledFor"].text(), "2030-01-07");
    EXPECT_EQ(answer["status"].text(), "assigned");
    EXPECT_TRUE(answer["completedAt"].isNull());
}

TEST_F(ReadAssignment, RefusesForeignAndMissingOnesAlike) {
    const auto cy = athlete("Cy");
    connect(ana, cy);
    const auto others = assignment(ana, cy, "Cy's");
    ASSERT_EQ(read(cy, others).status, 200);

    EXPECT_TRUE(equallyForbidden(read(bo, others), read(bo, missingId())));
    EXPECT_TRUE(equallyForbidden(read(ana, run), read(bo, others)));
    EXPECT_TRUE(equallyForbidden(read(administrator("Ida"), run), read(bo, others)));
    EXPECT_TRUE(refused(nobody().get("/api/athlete/assignments/" + run), 401, "unauthenticated"));
}

TEST_F(ReadAssignment, StaysReadableAfterTheConnection) {
    disconnect(ana, bo);

    EXPECT_EQ(read(bo, run).status, 200);
}

TEST_F(ReadAssignment, RefusesWhatIsNoId) {
    for (const char* id :
         {"1", "x", "null", "00000000-0000-0000-0000-00000000000", "0190F3A0-0000-7000-8000-000000000000",
          "00000000-0000-0000-0000-0000000000000", "'%20or%201=1", "%7B%7D", "0190f3a0000070008000000000000000"})
        EXPECT_TRUE(refusedFields(read(bo, id), {"assignmentId"})) << id;
    EXPECT_TRUE(refusedFields(read(bo, run + "?assignmentId=" + run), {"assignmentId"}));
    EXPECT_TRUE(refusedFields(read(bo, run + "?x=1"), {"x"}));
}

TEST_F(ReadAssignment, NoticesThatItWasCompleted) {
    const auto etag = read(bo, run).header("etag");
    const auto asker = as(bo).with("If-None-Match", etag);
    EXPECT_EQ(asker.get("/api/athlete/assignments/" + run).status, 304);

    workoutLog(bo, run);

    const auto changed = asker.get("/api/athlete/assignments/" + run);
    EXPECT_EQ(changed.status, 200);
    EXPECT_EQ(changed["status"].text(), "completed");
    EXPECT_TRUE(changed["completedAt"].isText());
}

}  // namespace
