// workouts/export_workouts
#include "http_test.h"
#include "imports.h"

namespace {

using namespace tp::test;

struct ExportWorkouts : HttpTest {
    Person bo = athlete("Bo");
    Person cy = athlete("Cy");

    ExportWorkouts() { sql("update app.users set time_zone = 'Europe/Warsaw' where id in ($1, $2)", {bo.id, cy.id}); }
    static Answer file(const Person& who, const std::string& format) {
        return as(who).get("/api/workouts/export?format=" + format);
    }
    static Answer import(const Person& who, const std::string& content) {
        return as(who).post("/api/imports", importBody(content, R"("unit":"kg")"));
    }
    // Everything that a log can have, and what spreadsheets and clocks make of it.
    void log() const {
        for (const char* name : {"strong_A.csv", "hevy_kg.csv", "hevy_lb.csv", "fitnotes_unit_column.csv"})
            ASSERT_EQ(import(bo, importFile(name)).status, 201);
        const auto given =
            body({{"title", "=HYPERLINK(\"x\")"},
                  {"performedAt", "2026-10-25T01:30:12.345Z"},
                  {"endedAt", "2026-10-25T02:15:00Z"},
                  {"notes", "-5 °C,\r\n\"cold\""},
                  {"perceivedEffort", 7},
                  {"sets", Raw{R"([{"exercise": "+Lift", "slot": 2, "type": "amrap", "reps": 0, "weight": 225.5,
                            "weightUnit": "lb", "rir": 1.5, "note": "'=x"}, {"exercise": "@Row", "slot": 2, "reps": 5},
                           {"exercise": "Run", "distance": 3.1, "distanceUnit": "mi", "durationSeconds": 1500, "rpe": 1}])"}}});
        ASSERT_EQ(as(bo).post("/api/workouts", given).status, 201);
        ASSERT_EQ(
            as(bo).post("/api/workouts", body({{"title", "Now"}, {"sets", Raw{R"([{"exercise": "Dip"}])"}}})).status,
            201);
        // As exact as the API shows it.
        sql("update app.workout_logs set performed_at = date_trunc('milliseconds', performed_at) where athlete_id = $1",
            {bo.id});
    }
};

TEST_F(ExportWorkouts, GivesTheSameDataWhenImportedAgain) {
    log();
    const auto logged = everythingLogged(bo);
    for (const char* format : {"strong", "hevy", "json"})
        for (const char* units : {"kg", "lb"}) {
            sql("update app.users set units = $2 where id = $1", {bo.id, units});
            const auto exported = file(bo, format);
            ASSERT_EQ(exported.status, 200) << exported.body;

            const auto imported = import(cy, exported.body);

            ASSERT_EQ(imported.status, 201) << imported.body;
            EXPECT_EQ(everythingLogged(cy), logged) << format << units;
            EXPECT_EQ(import(bo, exported.body)["workouts"].integer(), 0) << "its own owner has it all";
            ASSERT_EQ(as(cy).send("DELETE", "/api/imports/" + imported["id"].text()).status, 204);
            EXPECT_EQ(everythingLogged(cy), "");
        }
}

TEST_F(ExportWorkouts, IsInTheShapeOfTheApp) {
    ASSERT_EQ(import(bo, importFile("strong_C.csv")).status, 201);
    const auto strong = file(bo, "strong");

    EXPECT_EQ(strong.header("content-type"), "text/csv; charset=utf-8");
    EXPECT_EQ(strong.header("content-disposition"), "attachment; filename=\"trainingplanner-strong.csv\"");
    EXPECT_TRUE(strong.body.starts_with(
        "\"Workout #\";\"Date\";\"Workout Name\";\"Duration (sec)\";\"Exercise Name\";\"Set Order\";"
        "\"Weight (kg)\";\"Reps\";\"RPE\";\"Distance (meters)\";\"Seconds\";\"Notes\";\"Workout Notes\"\n"
        "\"1\";\"2020-05-28 12:58:47\";\"Day 3\";\"4195\";\"Incline Bench Press (Barbell)\";\"W\";\"40\";\"15\""))
        << strong.body;
    EXPECT_TRUE(file(bo, "hevy").body.starts_with("\"title\",\"start_time\",\"end_time\",\"description\","));
    const auto json = file(bo, "json");
    EXPECT_EQ(json["format"].text(), "trainingplanner");
    EXPECT_EQ(json["workouts"].size(), 2);
    EXPECT_EQ(json["workouts"][0]["sets"][0]["weight"].number(), 40);
}

TEST_F(ExportWorkouts, HoldsNoFormulaAndNobodyElses) {
    log();
    for (const char* format : {"strong", "hevy"}) {
        const auto text = file(bo, format).body;
        for (const char* start : {"\"=", "\"+", "\"-", "\"@"})
            EXPECT_EQ(text.find(std::string(start)), std::string::npos) << start;
        EXPECT_EQ(file(cy, format).body.find("Squat"), std::string::npos);
    }
    EXPECT_EQ(file(cy, "json")["workouts"].size(), 0);
    EXPECT_TRUE(refusedFields(file(bo, "xlsx"), {"format"}));
    EXPECT_TRUE(refused(file(coach("Ana"), "json"), 403, "forbidden"));
}

}  // namespace
