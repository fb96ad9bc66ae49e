// assignments/read_calendar
#include "programs.h"

namespace {

using namespace tp::test;

struct ReadCalendar : ProgramTest {
    static Answer calendar(const Person& who, const std::string& query) {
        return as(who).get("/api/calendar?from=2030-01-01&to=2030-01-31" + query);
    }
};

TEST_F(ReadCalendar, ShowsAthletesEverythingOfTheirs) {
    connect(eve, bo);
    assignment(ana, bo, "Of Ana", "2030-01-01");
    assignment(eve, bo, "Of Eve", "2030-01-31");
    assignment(ana, bo, "Later", "2030-02-01");
    assignment(ana, cy, "Of Cy", "2030-01-07");

    EXPECT_EQ(calendar(bo, "")["items"].texts("title"), (std::vector<std::string>{"Of Ana", "Of Eve"}));
    EXPECT_EQ(calendar(bo, "&athleteId=" + bo.id).status, 200);
    EXPECT_EQ(calendar(ana, "&athleteId=" + bo.id)["items"].texts("title"), (std::vector<std::string>{"Of Ana"}));
    EXPECT_EQ(calendar(eve, "&athleteId=" + bo.id)["items"].texts("title"), (std::vector<std::string>{"Of Eve"}));
}

TEST_F(ReadCalendar, SaysWhatEachIs) {
    const auto id = program(ana);
    const auto run = programRun(id, &ana, bo, false);
    const auto log = workoutLog(bo, assignmentOf(run, 1));
    const auto query = "/api/calendar?from=" + dayAhead(0) + "&to=" + dayAhead(9);

    const auto items = as(bo).get(query)["items"];
    ASSERT_EQ(items.size(), 2);
    EXPECT_EQ(items[std::size_t{0}]["logId"].text(), log);
    EXPECT_EQ(items[1]["programId"].text(), id);
    EXPECT_EQ(items[1]["programTitle"].text(), "Base");
    EXPECT_EQ(items[1]["runId"].text(), run);
    EXPECT_EQ(items[1]["exerciseCount"].integer(), 1);
    EXPECT_EQ(items[1]["setCount"].integer(), 1);
    EXPECT_FALSE(items[1]["mayMove"].boolean());
    const auto ofAna = as(ana).get(query + "&athleteId=" + bo.id)["items"];
    EXPECT_TRUE(ofAna[1]["mayMove"].boolean());
    EXPECT_FALSE(ofAna[std::size_t{0}]["mayMove"].boolean()) << "what is done";
    EXPECT_EQ(ofAna[std::size_t{0}]["logId"].text(), log);
    share(bo, "workouts", false);
    EXPECT_TRUE(as(ana).get(query + "&athleteId=" + bo.id)["items"][std::size_t{0}]["logId"].isNull());
}

TEST_F(ReadCalendar, RefusesForeignAthletesAndLongTimes) {
    EXPECT_TRUE(refusedFields(calendar(ana, ""), {"athleteId"}));
    EXPECT_TRUE(equallyForbidden(calendar(eve, "&athleteId=" + bo.id), calendar(eve, "&athleteId=" + missingId())));
    EXPECT_TRUE(refused(calendar(cy, "&athleteId=" + bo.id), 403, "forbidden"));
    pause(ana, bo);
    EXPECT_TRUE(refused(calendar(ana, "&athleteId=" + bo.id), 403, "forbidden"));
    EXPECT_EQ(as(bo).get("/api/calendar?from=2030-01-01&to=2030-03-03").status, 200) << "62 days";
    EXPECT_TRUE(refusedFields(as(bo).get("/api/calendar?from=2030-01-01&to=2030-03-04"), {"to"}));
    EXPECT_TRUE(refusedFields(as(bo).get("/api/calendar?from=2030-01-02&to=2030-01-01"), {"to"}));
}

}  // namespace
