// athlete/end_connection
#include "http_test.h"

namespace {

using namespace tp::test;

struct AthleteEndsConnection : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");

    AthleteEndsConnection() { connect(ana, bo); }
    static Answer endBy(const Person& who, const std::string& coachId, const std::string& given = "{}") {
        return as(who).post("/api/athlete/coaches/" + coachId + "/end", given);
    }
    Answer assign() const {
        return as(ana).post(
            "/api/coach/assignments",
            body({{"athleteIds", std::vector{bo.id}}, {"title", "Run"}, {"scheduledFor", "2030-01-07"}}));
    }
};

TEST_F(AthleteEndsConnection, ClosesDataAndPostingInTheSameCommit) {
    const auto direct = directConversation(ana, bo);
    workoutLog(bo, assignment(ana, bo, "Run"), "my notes");
    ASSERT_EQ(as(ana).get("/api/coach/logs")["items"].size(), 1);

    EXPECT_EQ(endBy(bo, ana.id, body({{"reason", "Moving away"}})).status, 204);

    EXPECT_EQ(as(ana).get("/api/coach/logs")["items"].size(), 0);
    EXPECT_TRUE(refused(as(ana).get("/api/coach/logs?athleteId=" + bo.id), 403, "forbidden"));
    EXPECT_TRUE(refused(assign(), 403, "forbidden"));
    for (const auto& who : {ana, bo})
        EXPECT_TRUE(
            refused(as(who).post("/api/messages/conversations/" + direct + "/messages", body({{"content", "x"}})), 403,
                    "forbidden"));
    EXPECT_EQ(rowsIn("app.notifications", "recipient_id = $1 and kind = 'connection_ended' and reason = 'Moving away'",
                     {ana.id}),
              1);
}

// A request in flight either commits before the end or fails.
TEST_F(AthleteEndsConnection, LetsNothingInBehindTheEnd) {
    const auto answers = atOnce(20, [&](int i) { return i == 10 ? endBy(bo, ana.id) : assign(); });

    EXPECT_EQ(countOf(answers, 204), 1);
    EXPECT_EQ(countOf(answers, 201) + countOf(answers, 403), 19);
    EXPECT_EQ(rowsIn("app.workout_assignments", "coach_id = $1", {ana.id}), countOf(answers, 201));
    EXPECT_TRUE(refused(assign(), 403, "forbidden"));
}

TEST_F(AthleteEndsConnection, EndsOnce) {
    const auto answers = atOnce(20, [&](int i) {
        return i % 2 == 0 ? endBy(bo, ana.id) : as(ana).post("/api/coach/athletes/" + bo.id + "/end");
    });

    EXPECT_EQ(countOf(answers, 204), 1);
    EXPECT_EQ(countOf(answers, 403), 19);
    EXPECT_EQ(rowsIn("app.past_connections", "athlete_id = $1", {bo.id}), 1);
}

TEST_F(AthleteEndsConnection, RefusesStrangers) {
    const auto foreign = endBy(athlete("Cy"), ana.id);

    EXPECT_TRUE(equallyForbidden(foreign, endBy(athlete("Cy"), missingId())));
    EXPECT_TRUE(equallyForbidden(foreign, endBy(ana, ana.id)));
    EXPECT_TRUE(refusedFields(endBy(bo, ana.id, R"({"reason": 7})"), {"reason"}));
    EXPECT_EQ(connectionStatus(ana, bo), "active");
}

}  // namespace
