// athlete/list_assignments
#include <algorithm>

#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/athlete/assignments";

struct AthletesAssignments : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");
    using Texts = std::vector<std::string>;

    AthletesAssignments() { connect(ana, bo); }
    Texts titles(const std::string& query = "") const { return as(bo).get(path + query)["items"].texts("title"); }
};

TEST_F(AthletesAssignments, ShowEveryField) {
    const auto id = assignment(ana, bo, "Run", "2030-01-07");
    workoutLog(bo, id);

    const auto answer = as(bo).get(path);

    ASSERT_EQ(answer["items"].size(), 1);
    EXPECT_TRUE(answer["nextCursor"].isNull());
    const auto item = answer["items"][0];
    EXPECT_EQ(item.names(), (Texts{"athleteId", "coachId", "completedAt", "createdAt", "id", "notes", "scheduledFor",
                                   "status", "title"}));
    EXPECT_EQ(item["id"].text(), id);
    EXPECT_EQ(item["coachId"].text(), ana.id);
    EXPECT_EQ(item["athleteId"].text(), bo.id);
    EXPECT_EQ(item["status"].text(), "completed");
    EXPECT_TRUE(item["completedAt"].isText());
}

TEST_F(AthletesAssignments, ComeFromAllCoachesLatestDayFirst) {
    const auto eve = coach("Eve");
    connect(eve, bo);
    assignment(ana, bo, "first", "2030-01-01");
    assignment(eve, bo, "last", "2030-01-03");
    assignment(ana, bo, "middle", "2030-01-02");

    EXPECT_EQ(titles(), (Texts{"last", "middle", "first"}));
}

TEST_F(AthletesAssignments, CanBeFiltered) {
    assignment(ana, bo, "1", "2030-01-01");
    workoutLog(bo, assignment(ana, bo, "2", "2030-01-02"));
    assignment(ana, bo, "3", "2030-01-03");

    EXPECT_EQ(titles("?from=2030-01-02"), (Texts{"3", "2"}));
    EXPECT_EQ(titles("?to=2030-01-02"), (Texts{"2", "1"}));
    EXPECT_EQ(titles("?from=2030-01-02&to=2030-01-03&status=assigned"), (Texts{"3"}));
    EXPECT_EQ(titles("?status=completed"), (Texts{"2"}));
}

TEST_F(AthletesAssignments, NameEveryWrongFilter) {
    EXPECT_TRUE(refusedFields(as(bo).get(path + ("?from=x&to=&status=done&athleteId=" + bo.id)),
                              {"from", "to", "status", "athleteId"}));
}

TEST_F(AthletesAssignments, StayWithTheAthleteAfterTheConnection) {
    assignment(ana, bo, "Run");

    disconnect(ana, bo);

    EXPECT_EQ(titles(), (Texts{"Run"}));
}

TEST_F(AthletesAssignments, ShowNobodyElses) {
    const auto cy = athlete("Cy");
    connect(ana, cy);
    assignment(ana, cy, "Cy's");
    assignment(ana, bo, "Bo's");

    EXPECT_EQ(titles(), (Texts{"Bo's"}));
    EXPECT_EQ(as(cy).get(path)["items"].texts("title"), (Texts{"Cy's"}));
}

TEST_F(AthletesAssignments, WalkWithoutAGap) {
    sql("insert into app.workout_assignments (coach_id, athlete_id, title, scheduled_for) "
        "select $1, $2, 'Run ' || n, '2030-01-01'::date + n / 10 from generate_series(1, 120) n",
        {ana.id, bo.id});

    auto seen = walk(as(bo), path, 11, "title");

    EXPECT_EQ(seen.size(), 120);
    std::ranges::sort(seen);
    EXPECT_EQ(std::ranges::adjacent_find(seen), seen.end());
}

TEST_F(AthletesAssignments, KeepToTheRulesOfLists) {
    for (const char* title : {"1", "2", "3"}) assignment(ana, bo, title);

    expectListRules(bo, path);
}

TEST_F(AthletesAssignments, AreForAthletes) {
    EXPECT_TRUE(equallyForbidden(as(ana).get(path), as(administrator("Ida")).get(path)));
    EXPECT_TRUE(refused(nobody().get(path), 401, "unauthenticated"));
}

}  // namespace
