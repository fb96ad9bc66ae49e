// imports/create_import
#include "http_test.h"
#include "imports.h"

namespace {

using namespace tp::test;

struct CreateImport : HttpTest {
    Person bo = athlete("Bo");

    CreateImport() { livesIn("Europe/Warsaw"); }
    void livesIn(const std::string& zone) const {
        sql("update app.users set time_zone = $2 where id = $1", {bo.id, zone});
    }
    static Answer bringIn(const Person& who, const std::string& given) { return as(who).post("/api/imports", given); }
    Answer bringIn(const std::string& file, const std::string& more = "") const {
        return bringIn(bo, importBody(importFile(file), more));
    }
    long logs() const { return rowsIn("app.workout_logs", "athlete_id = $1", {bo.id}); }
};

TEST_F(CreateImport, AddsTheWorkouts) {
    const auto answer = bringIn("strong_A.csv", R"("unit":"kg")");

    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(answer["format"].text(), "strong");
    EXPECT_EQ(answer["fileName"].text(), "export.csv");
    EXPECT_EQ(answer["workouts"].integer(), 3);
    EXPECT_EQ(answer["sets"].integer(), 9);
    EXPECT_EQ(answer["alreadyThere"].integer(), 0);
    EXPECT_EQ(everythingLogged(bo),
              "Evening Workout | 2020-12-30 17:51:52+00 | 2020-12-30 20:29:52+00 | 2020-12-30 | "
              "0,Squat (Barbell),0,warmup,r5,40.000,kg\n"
              "1,Squat (Barbell),0,normal,r5,100.000,kg,rpe8.0,Belt, \"old\" one\n"
              "2,Squat (Barbell),0,normal,r5,100.000,kg,rpe8.5\n"
              "3,Pull Up,1,normal,r8\n"
              "4,Plank,2,normal,t90\n\n"
              "Evening Workout | 2021-05-13 10:00:00+00 | 2021-05-13 10:05:00+00 | 2021-05-13 | "
              "0,Swimming,0,normal,t1830,1,km\n\n"
              "Morning, heavy | 2021-12-15 06:05:09+00 | 2021-12-15 07:03:09+00 | 2021-12-15 | Slept badly.\n"
              "Felt strong anyway. | 0,Bench Press (Barbell),0,normal,r5,90.000,kg\n"
              "1,Bench Press (Barbell),0,normal,r5,92.500,kg,rpe9.0\n"
              "2,Zercher Shrug (Barbell),1,normal,r12,60.000,kg");
    EXPECT_EQ(valueOf("select e.slug from app.logged_sets s join app.exercises e on e.id = s.exercise_id "
                      "where s.athlete_id = $1 and s.weight = 92.5",
                      {bo.id}),
              "Barbell_Bench_Press_-_Medium_Grip");
    EXPECT_EQ(valueOf("select string_agg(concat_ws(' ', name, measure, category, equipment), ', ' order by name) "
                      "from app.exercises where owner_id = $1",
                      {bo.id}),
              "Swimming distance_duration cardio, Zercher Shrug (Barbell) weight_reps strength barbell");
}

TEST_F(CreateImport, AddsNothingTheSecondTime) {
    for (const char* file : {"strong_C.csv", "hevy_kg.csv", "fitnotes_kgs.csv", "hevy_lb.csv", "strong_B.csv"}) {
        const auto first = bringIn(file);
        ASSERT_EQ(first.status, 201) << file << first.body;
        const auto logged = everythingLogged(bo);

        const auto second = bringIn(file);

        ASSERT_EQ(second.status, 201) << second.body;
        EXPECT_EQ(second["workouts"].integer(), 0);
        EXPECT_EQ(second["sets"].integer(), 0);
        EXPECT_EQ(second["alreadyThere"].integer(), first["workouts"].integer());
        EXPECT_EQ(everythingLogged(bo), logged);
    }
}

TEST_F(CreateImport, AddsOnceOfTwentyAtOnce) {
    const auto answers = atOnce(20, [&](int) { return bringIn("strong_A.csv", R"("unit":"kg")"); });

    EXPECT_EQ(countOf(answers, 201), 20);
    EXPECT_EQ(logs(), 3);
    EXPECT_EQ(rowsIn("app.imports", "athlete_id = $1 and workouts = 3", {bo.id}), 1);
    EXPECT_EQ(rowsIn("app.exercises", "owner_id = $1", {bo.id}), 2);
}

TEST_F(CreateImport, IsAllOrNothing) {
    const auto good = importFile("fitnotes_kgs.csv");
    EXPECT_TRUE(refusedFields(bringIn(bo, importBody(good + "2020-03-12,Squat,Legs,x,3,,,\n2020-03-12,,,1,3,,,\n")),
                              {"content", "content"}));
    EXPECT_TRUE(refusedFields(bringIn(bo, importBody("nothing of the kind")), {"content"}));
    EXPECT_TRUE(refusedFields(bringIn("strong_A.csv"), {"unit"}));
    EXPECT_TRUE(refusedFields(bringIn(bo, "{}"), {"fileName", "content"}));
    EXPECT_EQ(logs(), 0);
    EXPECT_EQ(rowsIn("app.imports", "athlete_id = $1", {bo.id}), 0);
}

TEST_F(CreateImport, TakesTheUsersWordForNames) {
    const auto own = exercise(bo, "My squat");
    const auto mapped =
        importBody(importFile("strong_A.csv"), "\"unit\":\"lb\"," + mappings({{"Squat (Barbell)", own}}));
    ASSERT_EQ(bringIn(bo, mapped).status, 201);

    EXPECT_EQ(rowsIn("app.logged_sets", "exercise_id = $1 and weight_unit = 'lb'", {own}), 3);
    EXPECT_EQ(bringIn(athlete("Cy"), mapped).status, 403);
}

TEST_F(CreateImport, KeepsEveryText) {
    for (int minute = 10; const auto& text : naughtyTexts()) {
        const auto cell = [&] {
            std::string quoted = "\"";
            for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
            return quoted + '"';
        }();
        const auto content =
            "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n"
            "2022-01-01 10:" +
            std::to_string(minute++)
                .append(":00,")
                .append(cell)
                .append(",5m,Dip,1,0,5,0,0,")
                .append(cell)
                .append(",")
                .append(cell)
                .append(",\n");
        const auto answer = bringIn(bo, importBody(content));
        ASSERT_EQ(answer.status, 201) << answer.body;
        EXPECT_EQ(valueOf("select concat(l.title, l.notes, s.note) from app.workout_logs l join app.logged_sets s on "
                          "s.log_id = l.id "
                          "where l.import_id = $1",
                          {answer["id"].text()}),
                  std::string(text).append(text).append(text));
    }
}

TEST_F(CreateImport, RepeatsItsAnswer) {
    expectIdempotent({bo, "/api/imports", importBody(importFile("hevy_kg.csv")), importBody(importFile("hevy_lb.csv"))},
                     "app.imports", "athlete_id = $1", {bo.id});
}

TEST_F(CreateImport, IsForAthletes) { EXPECT_TRUE(refused(bringIn(coach("Ana"), importBody("x")), 403, "forbidden")); }

}  // namespace
