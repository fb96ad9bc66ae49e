// coach/end_connection
#include "http_test.h"

namespace {

using namespace tp::test;

struct CoachEndsConnection : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");

    CoachEndsConnection() { connect(ana, bo); }
    static Answer endBy(const Person& who, const std::string& athleteId, const std::string& given = "{}") {
        return as(who).post("/api/coach/athletes/" + athleteId + "/end", given);
    }
};

TEST_F(CoachEndsConnection, EndsItAndSaysWhy) {
    const auto answer = endBy(ana, bo.id, body({{"reason", " Season is over\n"}}));

    EXPECT_EQ(answer.status, 204) << answer.body;
    EXPECT_EQ(connectionStatus(ana, bo), "terminated");
    EXPECT_EQ(as(ana).get("/api/coach/athletes")["items"].size(), 0);
    EXPECT_EQ(rowsIn("app.notifications",
                     "recipient_id = $1 and kind = 'connection_ended' and reason = 'Season is over'", {bo.id}),
              1);
    EXPECT_EQ(as(bo).get("/api/athlete/coach-history")["items"][0]["endedBy"].text(), "coach");
    EXPECT_EQ(as(ana).post("/api/coach/athletes/connect", body({{"athleteEmail", bo.email}})).status, 201);
}

TEST_F(CoachEndsConnection, EndsAPausedOneWithoutABody) {
    pause(ana, bo);

    EXPECT_EQ(as(ana).post("/api/coach/athletes/" + bo.id + "/end").status, 204);
    EXPECT_TRUE(refused(endBy(ana, bo.id), 403, "forbidden"));
}

TEST_F(CoachEndsConnection, RefusesStrangers) {
    const auto foreign = endBy(coach("Eve"), bo.id);

    EXPECT_TRUE(equallyForbidden(foreign, endBy(coach("Eve"), missingId())));
    EXPECT_TRUE(equallyForbidden(foreign, endBy(bo, bo.id)));
    EXPECT_TRUE(refusedFields(endBy(ana, bo.id, body({{"reason", std::string(501, 'x')}, {"status", "x"}})),
                              {"reason", "status"}));
    EXPECT_EQ(connectionStatus(ana, bo), "active");
}

}  // namespace
