// coach/list_logs
#include <algorithm>

#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/coach/logs";

struct CoachsLogs : HttpTest {
    Person ana = coach("Ana");
    Person bo = connected("Bo");
    using Texts = std::vector<std::string>;

    Person connected(const std::string& name) const {
        auto made = athlete(name);
        connect(ana, made);
        return made;
    }
    std::string logged(const Person& athlete, const std::string& notes, const std::string& at) const {
        return workoutLog(athlete, assignment(ana, athlete, "Run"), notes, at);
    }
    Texts notes(const std::string& query = "") const { return as(ana).get(path + query)["items"].texts("notes"); }
};

TEST_F(CoachsLogs, ShowEveryField) {
    const auto given = assignment(ana, bo, "Squats", "2030-01-07");
    const auto log = as(bo).post(
        "/api/athlete/assignments/" + given + "/log",
        body({{"sets", Raw{R"([{"exercise": "Squat", "reps": 5, "weight": 225.5, "weightUnit": "lb", "rpe": 8.5}])"}},
              {"notes", "heavy"},
              {"perceivedEffort", 8},
              {"performedAt", "2030-01-07T18:30:00+02:00"}}));
    ASSERT_EQ(log.status, 201) << log.body;

    const auto answer = as(ana).get(path);

    ASSERT_EQ(answer["items"].size(), 1);
    const auto item = answer["items"][0];
    EXPECT_EQ(item.names(),
              (Texts{"assignmentId", "athleteId", "createdAt", "day", "endedAt", "id", "notes", "perceivedEffort",
                     "performedAt", "scheduledFor", "sets", "source", "title", "updatedAt", "version"}));
    EXPECT_EQ(item["id"].text(), log["id"].text());
    EXPECT_EQ(item["assignmentId"].text(), given);
    EXPECT_EQ(item["athleteId"].text(), bo.id);
    EXPECT_EQ(item["title"].text(), "Squats");
    EXPECT_EQ(item["scheduledFor"].text(), "2030-01-07");
    EXPECT_EQ(item["performedAt"].text(), "2030-01-07T16:30:00.000Z");
    EXPECT_EQ(item["perceivedEffort"].integer(), 8);
    EXPECT_EQ(item["notes"].text(), "heavy");
    ASSERT_EQ(item["sets"].size(), 1);
    EXPECT_EQ(item["sets"][0].names(),
              (Texts{"distance", "distanceMeters", "distanceUnit", "durationSeconds", "exercise", "exerciseId", "note",
                     "reps", "rir", "rpe", "slot", "type", "weight", "weightKg", "weightUnit"}));
    EXPECT_EQ(item["sets"][0]["weight"].number(), 225.5);
    EXPECT_EQ(item["sets"][0]["weightKg"].number(), 102.2851) << "to the tenth of a gram";
}

TEST_F(CoachsLogs, ComeLatestFirst) {
    logged(bo, "middle", "2030-01-02T12:00:00Z");
    logged(bo, "last", "2030-01-03T12:00:00Z");
    logged(bo, "first", "2030-01-01T12:00:00Z");

    EXPECT_EQ(notes(), (Texts{"last", "middle", "first"}));
}

TEST_F(CoachsLogs, CanBeFiltered) {
    const auto cy = connected("Cy");
    logged(bo, "Bo 1", "2030-01-01T00:00:00Z");
    logged(bo, "Bo 2", "2030-01-01T23:59:59.999Z");
    logged(cy, "Cy 3", "2030-01-02T00:00:00Z");

    EXPECT_EQ(notes("?athleteId=" + bo.id), (Texts{"Bo 2", "Bo 1"}));
    EXPECT_EQ(notes("?from=2030-01-02"), (Texts{"Cy 3"}));
    EXPECT_EQ(notes("?to=2030-01-01"), (Texts{"Bo 2", "Bo 1"}));
    EXPECT_EQ(notes("?from=2030-01-01&to=2030-01-01"), (Texts{"Bo 2", "Bo 1"}));
    EXPECT_EQ(notes("?from=0001-01-01&to=9999-12-31").size(), 3);
    EXPECT_EQ(notes("?athleteId=" + cy.id + "&to=2030-01-01"), Texts{});
}

TEST_F(CoachsLogs, NameEveryWrongFilter) {
    EXPECT_TRUE(refusedFields(as(ana).get(std::string(path) + "?athleteId=1&from=x&to=2030-02-30&status=completed"),
                              {"athleteId", "from", "to", "status"}));
}

TEST_F(CoachsLogs, RefuseAForeignAthlete) {
    const auto eve = coach("Eve");
    const auto fay = athlete("Fay");
    connect(eve, fay);
    workoutLog(fay, assignment(eve, fay, "Eve's"), "secret");

    const auto foreign = as(ana).get(path + ("?athleteId=" + fay.id));

    EXPECT_TRUE(equallyForbidden(foreign, as(ana).get(path + ("?athleteId=" + missingId()))));
    EXPECT_EQ(as(eve).get(path + ("?athleteId=" + fay.id))["items"].texts("notes"), (Texts{"secret"}));
}

TEST_F(CoachsLogs, BelongToTheOwnAssignmentsOnly) {
    const auto eve = coach("Eve");
    connect(eve, bo);
    workoutLog(bo, assignment(eve, bo, "Eve's"), "for Eve");
    logged(bo, "for Ana", "2030-01-01T12:00:00Z");

    EXPECT_EQ(notes(), (Texts{"for Ana"}));
    EXPECT_EQ(as(eve).get(path)["items"].texts("notes"), (Texts{"for Eve"}));
}

TEST_F(CoachsLogs, CloseWithTheConnection) {
    logged(bo, "seen", "2030-01-01T12:00:00Z");
    ASSERT_EQ(notes(), (Texts{"seen"}));

    pause(ana, bo);

    EXPECT_EQ(notes(), Texts{});
    EXPECT_TRUE(refused(as(ana).get(path + ("?athleteId=" + bo.id)), 403, "forbidden"));
}

TEST_F(CoachsLogs, WalkWithoutAGap) {
    sql("with made as (insert into app.workout_assignments (coach_id, athlete_id, title, scheduled_for) "
        "select $1, $2, 'Run', '2030-01-01' from generate_series(1, 120) returning id) "
        "select count(*) from made",
        {ana.id, bo.id});
    // Instants that are equal, or differ by a microsecond.
    sql("insert into app.workout_logs (athlete_id, assignment_id, notes, performed_at) "
        "select athlete_id, id, 'n', '2030-01-01 12:00:00.000001'::timestamptz + "
        "(row_number() over () / 3) * interval '1 microsecond' from app.workout_assignments where coach_id = $1",
        {ana.id});

    for (const int limit : {7, 50}) {
        auto seen = walk(as(ana), path, limit, "id");
        EXPECT_EQ(seen.size(), 120);
        std::ranges::sort(seen);
        EXPECT_EQ(std::ranges::adjacent_find(seen), seen.end());
    }
}

TEST_F(CoachsLogs, KeepToTheRulesOfLists) {
    for (const char* day : {"2030-01-01", "2030-01-02", "2030-01-03"}) logged(bo, "n", day);
    const auto cursor = as(ana).get(std::string(path) + "?limit=2")["nextCursor"].text();

    expectListRules(ana, path);
    EXPECT_TRUE(refusedFields(as(ana).get(path + ("?from=2030-01-01&cursor=" + cursor)), {"cursor"}));
}

TEST_F(CoachsLogs, AreForCoaches) {
    EXPECT_TRUE(equallyForbidden(as(bo).get(path), as(administrator("Ida")).get(path)));
    EXPECT_TRUE(refused(nobody().get(path), 401, "unauthenticated"));
}

}  // namespace
