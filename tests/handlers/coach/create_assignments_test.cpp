// coach/create_assignments
#include <algorithm>

#include "programs.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/coach/assignments";

struct CreateAssignments : HttpTest {
    Person ana = coach("Ana");
    Person bo = connected("Bo");

    Person connected(const std::string& name) const {
        auto made = athlete(name);
        connect(ana, made);
        return made;
    }
    static Answer assign(const Person& who, const std::vector<std::string>& athletes,
                         const std::string& title = "Run") {
        return as(who).post(path, body({{"athleteIds", athletes}, {"title", title}, {"scheduledFor", "2030-01-07"}}));
    }
    long made() const { return rowsIn("app.workout_assignments", "coach_id = $1", {ana.id}); }
};

TEST_F(CreateAssignments, GivesAWorkoutToEachAthlete) {
    const auto cy = connected("Cy");

    const auto answer = as(ana).post(path, body({{"athleteIds", std::vector{bo.id, cy.id}},
                                                 {"title", " Long run "},
                                                 {"scheduledFor", "2030-02-28"},
                                                 {"notes", " easy\n"}}));

    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(answer.json().names(), (std::vector<std::string>{"items"}));
    const auto items = answer["items"];
    ASSERT_EQ(items.size(), 2);
    EXPECT_EQ(items[0].names(), (std::vector<std::string>{"athleteId", "coachId", "completedAt", "createdAt", "id",
                                                          "notes", "scheduledFor", "status", "title"}));
    EXPECT_EQ(items.texts("athleteId"), (std::vector{bo.id, cy.id}));
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_EQ(items[i]["coachId"].text(), ana.id);
        EXPECT_EQ(items[i]["title"].text(), "Long run");
        EXPECT_EQ(items[i]["notes"].text(), "easy");
        EXPECT_EQ(items[i]["scheduledFor"].text(), "2030-02-28");
        EXPECT_EQ(items[i]["status"].text(), "assigned");
        EXPECT_TRUE(items[i]["completedAt"].isNull());
        EXPECT_EQ(rowsIn("app.workout_assignments", "id = $1 and athlete_id = $2 and title = 'Long run'",
                         {items[i]["id"].text(), items[i]["athleteId"].text()}),
                  1);
    }
}

TEST_F(CreateAssignments, TakesNullForWhatMayBeAbsent) {
    const auto answer = as(ana).post(path, body({{"athleteIds", std::vector{bo.id}},
                                                 {"title", "Run"},
                                                 {"scheduledFor", "2030-01-07"},
                                                 {"notes", nullptr},
                                                 {"programWorkoutId", nullptr}}));

    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_TRUE(answer["items"][0]["notes"].isNull());
}

TEST_F(CreateAssignments, TakesUpToAHundredAthletes) {
    std::vector<std::string> ids{bo.id};
    while (ids.size() < 101) ids.push_back(connected("Other").id);

    EXPECT_TRUE(refusedFields(assign(ana, ids), {"athleteIds"}));
    EXPECT_EQ(made(), 0);
    ids.pop_back();
    EXPECT_EQ(assign(ana, ids)["items"].size(), 100);
    EXPECT_TRUE(refusedFields(assign(ana, {}), {"athleteIds"}));
}

TEST_F(CreateAssignments, TakesTheSetsOfAnOwnProgramsDay) {
    const auto own = dayOf(program(ana), 1);
    const auto foreign = dayOf(program(coach("Eve"), "Foreign", "public"), 1);
    const auto of = [&](const std::string& day) {
        return as(ana).post(path, body({{"athleteIds", std::vector{bo.id}},
                                        {"title", "Squats"},
                                        {"scheduledFor", "2030-01-07"},
                                        {"programWorkoutId", day}}));
    };

    EXPECT_EQ(of(own).status, 201);
    EXPECT_EQ(rowsIn("app.workout_assignments",
                     "athlete_id = $1 and title = 'Squats' and program_title = 'Base' and program_workout_id = $2 "
                     "and slots #>> '{0,exercises,0,exercise}' = 'Squat'",
                     {bo.id, own}),
              1);
    EXPECT_TRUE(refusedFields(of(foreign), {"programWorkoutId"}));
    EXPECT_EQ(made(), 1);
}

TEST_F(CreateAssignments, MakesNothingWhereOneAthleteIsForeign) {
    const auto cy = athlete("Cy");

    const auto foreign = assign(ana, {bo.id, cy.id});
    const auto missing = assign(ana, {bo.id, missingId()});
    const auto aCoach = assign(ana, {bo.id, coach("Eve").id});
    const auto herself = assign(ana, {ana.id});

    EXPECT_TRUE(equallyForbidden(foreign, missing));
    EXPECT_TRUE(equallyForbidden(foreign, aCoach));
    EXPECT_TRUE(equallyForbidden(foreign, herself));
    EXPECT_EQ(made(), 0);
    EXPECT_EQ(assign(ana, {bo.id}).status, 201);
}

TEST_F(CreateAssignments, RefusesPausedAndEndedConnections) {
    pause(ana, bo);
    EXPECT_TRUE(refused(assign(ana, {bo.id}), 403, "forbidden"));
    disconnect(ana, bo);
    EXPECT_TRUE(refused(assign(ana, {bo.id}), 403, "forbidden"));

    EXPECT_EQ(made(), 0);
}

// The check and the write share a transaction that waits for the one that ends the connection.
TEST_F(CreateAssignments, FailsWhereTheConnectionEndsMeanwhile) {
    Unfinished ending("update app.coach_athletes set status = 'terminated' where coach_id = $1", {ana.id});
    auto caught = std::async(std::launch::async, [&] { return assign(ana, {bo.id}); });
    EXPECT_EQ(caught.wait_for(std::chrono::milliseconds(300)), std::future_status::timeout);

    ending.commit();

    EXPECT_TRUE(refused(caught.get(), 403, "forbidden"));
    EXPECT_EQ(made(), 0);
}

TEST_F(CreateAssignments, RefusesWhoIsNoCoach) {
    EXPECT_TRUE(equallyForbidden(assign(bo, {bo.id}), assign(administrator("Ida"), {bo.id})));
    EXPECT_TRUE(equallyForbidden(assign(bo, {bo.id}), assign(coach("Eve"), {bo.id})));
    EXPECT_TRUE(refused(nobody().post(path, "{}"), 401, "unauthenticated"));
    EXPECT_EQ(made(), 0);
}

TEST_F(CreateAssignments, NamesEveryWrongField) {
    EXPECT_TRUE(refusedFields(as(ana).post(path, "{}"), {"athleteIds", "title", "scheduledFor"}));
    EXPECT_TRUE(refusedFields(
        as(ana).post(path,
                     R"({"athleteIds": "x", "title": 1, "scheduledFor": 20300107, "notes": false, "status": "completed",
                               "coachId": null})"),
        {"athleteIds", "title", "scheduledFor", "notes", "status", "coachId"}));
    EXPECT_TRUE(
        refusedFields(as(ana).post(path, body({{"athleteIds", std::vector{bo.id, std::string("x"), bo.id + "0"}},
                                               {"title", " "},
                                               {"scheduledFor", "2030-02-29"},
                                               {"notes", std::string(4001, 'n')},
                                               {"programWorkoutId", "7"}})),
                      {"athleteIds[1]", "athleteIds[2]", "title", "scheduledFor", "notes", "programWorkoutId"}));
    EXPECT_TRUE(refusedFields(assign(ana, {bo.id, bo.id}), {"athleteIds"}));
    EXPECT_TRUE(refusedFields(assign(ana, {bo.id}, std::string(201, 't')), {"title"}));
    EXPECT_TRUE(refusedFields(as(ana).post(path, body({{"athleteIds", std::vector{bo.id}},
                                                       {"title", "Run"},
                                                       {"scheduledFor", "2030-01-07"},
                                                       {"programWorkoutId", missingId()}})),
                              {"programWorkoutId"}));
    EXPECT_EQ(made(), 0);
}

TEST_F(CreateAssignments, RefusesWhatIsNoDay) {
    for (const char* day : {"2030-13-01", "2030-00-10", "2030-01-32", "2030-1-7", "07.01.2030", "2030-01-07T00:00:00Z",
                            "", "tomorrow", "0000-01-01", "-2030-01-07", " 2030-01-07", "infinity", "epoch"})
        EXPECT_TRUE(refusedFields(
            as(ana).post(path, body({{"athleteIds", std::vector{bo.id}}, {"title", "Run"}, {"scheduledFor", day}})),
            {"scheduledFor"}))
            << day;
    for (const char* day : {"2028-02-29", "0001-01-01", "9999-12-31"})
        EXPECT_EQ(as(ana)
                      .post(path, body({{"athleteIds", std::vector{bo.id}},
                                        {"title", "Run"},
                                        {"scheduledFor", day}}))["items"][0]["scheduledFor"]
                      .text(),
                  day);
}

TEST_F(CreateAssignments, KeepsTextsToTheByte) {
    for (const auto& text : naughtyTexts()) {
        const auto answer = as(ana).post(path, body({{"athleteIds", std::vector{bo.id}},
                                                     {"title", text},
                                                     {"scheduledFor", "2030-01-07"},
                                                     {"notes", text}}));
        ASSERT_EQ(answer.status, 201) << answer.body;
        EXPECT_EQ(answer["items"][0]["title"].text(), text);
        EXPECT_EQ(answer["items"][0]["notes"].text(), text);
    }
    const auto stored = as(bo).get("/api/athlete/assignments")["items"].texts("notes");
    for (const auto& text : naughtyTexts()) EXPECT_EQ(std::ranges::count(stored, text), 1) << text;
}

TEST_F(CreateAssignments, RunsOnceAKey) {
    const auto withTitle = [&](const char* title) {
        return body({{"athleteIds", std::vector{bo.id}}, {"title", title}, {"scheduledFor", "2030-01-07"}});
    };
    expectIdempotent({ana, path, withTitle("Run"), withTitle("Swim")}, "app.workout_assignments", "coach_id = $1",
                     {ana.id});
}

TEST_F(CreateAssignments, TakesSixtyAMinute) {
    const auto answers = atOnce(8, [&](int) {
        int taken = 0;
        for (int i = 0; i < 9; ++i) taken += assign(ana, {bo.id}).status == 201;
        return taken;
    });

    int taken = 0;
    for (const int count : answers) taken += count;
    EXPECT_EQ(taken, 60);
    EXPECT_TRUE(refused(assign(ana, {bo.id}), 429, "too_many_requests"));
    EXPECT_EQ(made(), 60);
}

}  // namespace
