// coach/list_assignments
#include <algorithm>

#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/coach/assignments";

struct CoachsAssignments : HttpTest {
    Person ana = coach("Ana");
    Person bo = connected("Bo");

    Person connected(const std::string& name) const {
        auto made = athlete(name);
        connect(ana, made);
        return made;
    }
    std::vector<std::string> titles(const std::string& query = "") const {
        return as(ana).get(path + query)["items"].texts("title");
    }
    using Texts = std::vector<std::string>;
};

TEST_F(CoachsAssignments, ShowEveryField) {
    const auto id = assignment(ana, bo, "Run", "2030-01-07");

    const auto answer = as(ana).get(path);

    ASSERT_EQ(answer.status, 200);
    EXPECT_EQ(answer.json().names(), (Texts{"items", "nextCursor"}));
    ASSERT_EQ(answer["items"].size(), 1);
    const auto item = answer["items"][0];
    EXPECT_EQ(item.names(), (Texts{"athleteId", "coachId", "completedAt", "createdAt", "id", "notes", "scheduledFor",
                                   "status", "title"}));
    EXPECT_EQ(item["id"].text(), id);
    EXPECT_EQ(item["coachId"].text(), ana.id);
    EXPECT_EQ(item["athleteId"].text(), bo.id);
    EXPECT_EQ(item["title"].text(), "Run");
    EXPECT_EQ(item["scheduledFor"].text(), "2030-01-07");
    EXPECT_EQ(item["status"].text(), "assigned");
    EXPECT_TRUE(item["notes"].isNull());
    EXPECT_TRUE(item["completedAt"].isNull());
}

TEST_F(CoachsAssignments, ComeLatestDayFirst) {
    assignment(ana, bo, "middle", "2030-01-07");
    assignment(ana, bo, "last", "2031-01-01");
    assignment(ana, bo, "first", "2029-12-31");
    assignment(ana, bo, "middle, made later", "2030-01-07");

    EXPECT_EQ(titles(), (Texts{"last", "middle, made later", "middle", "first"}));
}

TEST_F(CoachsAssignments, CanBeFiltered) {
    const auto cy = connected("Cy");
    assignment(ana, bo, "Bo 1", "2030-01-01");
    const auto logged = assignment(ana, bo, "Bo 2", "2030-01-02");
    assignment(ana, cy, "Cy 3", "2030-01-03");
    workoutLog(bo, logged);

    EXPECT_EQ(titles("?athleteId=" + bo.id), (Texts{"Bo 2", "Bo 1"}));
    EXPECT_EQ(titles("?from=2030-01-02"), (Texts{"Cy 3", "Bo 2"}));
    EXPECT_EQ(titles("?to=2030-01-02"), (Texts{"Bo 2", "Bo 1"}));
    EXPECT_EQ(titles("?from=2030-01-02&to=2030-01-02"), (Texts{"Bo 2"}));
    EXPECT_EQ(titles("?from=2030-01-03&to=2030-01-01"), Texts{});
    EXPECT_EQ(titles("?status=completed"), (Texts{"Bo 2"}));
    EXPECT_EQ(titles("?status=assigned&athleteId=" + cy.id), (Texts{"Cy 3"}));
    EXPECT_EQ(titles("?status=skipped"), Texts{});
}

TEST_F(CoachsAssignments, NameEveryWrongFilter) {
    EXPECT_TRUE(
        refusedFields(as(ana).get(std::string(path) + "?athleteId=1&from=x&to=2030-02-30&status=ASSIGNED&limit=0&x="),
                      {"athleteId", "from", "to", "status", "limit", "x"}));
    EXPECT_TRUE(refusedFields(as(ana).get(std::string(path) + "?status="), {"status"}));
}

TEST_F(CoachsAssignments, RefuseAForeignAthlete) {
    const auto eve = coach("Eve");
    const auto fay = athlete("Fay");
    connect(eve, fay);
    assignment(eve, fay, "Eve's", "2030-01-01");

    const auto foreign = as(ana).get(path + ("?athleteId=" + fay.id));

    EXPECT_TRUE(equallyForbidden(foreign, as(ana).get(path + ("?athleteId=" + missingId()))));
    EXPECT_EQ(as(eve).get(path + ("?athleteId=" + fay.id))["items"].size(), 1);
}

TEST_F(CoachsAssignments, ShowOnlyTheOwnOnesOfASharedAthlete) {
    const auto eve = coach("Eve");
    connect(eve, bo);
    assignment(eve, bo, "Eve's");
    assignment(ana, bo, "Ana's");

    EXPECT_EQ(titles(), (Texts{"Ana's"}));
    EXPECT_EQ(titles("?athleteId=" + bo.id), (Texts{"Ana's"}));
}

TEST_F(CoachsAssignments, CloseWithTheConnection) {
    assignment(ana, bo, "Run");
    ASSERT_EQ(titles(), (Texts{"Run"}));

    disconnect(ana, bo);

    EXPECT_EQ(titles(), Texts{});
    EXPECT_TRUE(refused(as(ana).get(path + ("?athleteId=" + bo.id)), 403, "forbidden"));
}

TEST_F(CoachsAssignments, WalkWithoutAGap) {
    sql("insert into app.workout_assignments (coach_id, athlete_id, title, scheduled_for) "
        "select $1, $2, 'Run ' || n, '2030-01-01'::date + n / 10 from generate_series(1, 120) n",
        {ana.id, bo.id});

    for (const int limit : {7, 40, 100}) {
        auto seen = walk(as(ana), path, limit, "title");
        EXPECT_EQ(seen.size(), 120);
        std::ranges::sort(seen);
        EXPECT_EQ(std::ranges::adjacent_find(seen), seen.end());
    }
    EXPECT_EQ(walk(as(ana), path + ("?from=2030-01-05&athleteId=" + bo.id), 9, "title").size(), 81);
}

TEST_F(CoachsAssignments, KeepToTheRulesOfLists) {
    for (const char* title : {"1", "2", "3"}) assignment(ana, bo, title);
    const auto cursor = as(ana).get(std::string(path) + "?limit=2")["nextCursor"].text();

    expectListRules(ana, path);
    expectListRules(ana, path + ("?athleteId=" + bo.id));
    EXPECT_TRUE(refusedFields(as(ana).get(path + ("?status=assigned&cursor=" + cursor)), {"cursor"}));
    EXPECT_TRUE(refusedFields(as(ana).get("/api/coach/logs?cursor=" + cursor), {"cursor"}));
}

TEST_F(CoachsAssignments, AreForCoaches) {
    EXPECT_TRUE(equallyForbidden(as(bo).get(path), as(administrator("Ida")).get(path)));
    EXPECT_TRUE(refused(nobody().get(path), 401, "unauthenticated"));
}

}  // namespace
