// imports/undo_import
#include "http_test.h"
#include "imports.h"

namespace {

using namespace tp::test;

struct UndoImport : HttpTest {
    Person bo = athlete("Bo");

    std::string bringIn(const std::string& file) const {
        return as(bo).post("/api/imports", importBody(importFile(file), R"("unit":"kg")"))["id"].text();
    }
    static Answer undo(const Person& who, const std::string& id) {
        return as(who).send("DELETE", "/api/imports/" + id);
    }
    std::string exercises() const {
        return valueOf(
            "select coalesce(string_agg(name, ', ' order by name), '') from app.exercises where owner_id = $1",
            {bo.id});
    }
};

TEST_F(UndoImport, TakesAwayWhatItAdded) {
    exercise(bo, "Own");
    bringIn("fitnotes_kgs.csv");
    const auto before = everythingLogged(bo);
    const auto id = bringIn("strong_A.csv");
    EXPECT_EQ(exercises(), "Own, Swimming, Zercher Shrug (Barbell)");
    const auto swimming = valueOf("select id from app.exercises where owner_id = $1 and name = 'Swimming'", {bo.id});
    ASSERT_EQ(as(bo)
                  .post("/api/workouts",
                        body({{"title", "Sea"},
                              {"performedAt", "2019-01-01T10:00:00Z"},
                              {"sets", Raw{R"([{"exercise": "Swimming", "exerciseId": ")" + swimming + "\"}]"}}}))
                  .status,
              201);

    EXPECT_EQ(undo(bo, id).status, 204);

    EXPECT_EQ(exercises(), "Own, Swimming") << "what something else is logged of stays";
    ASSERT_EQ(rowsIn("app.workout_logs", "athlete_id = $1 and title <> 'Sea'", {bo.id}), 1);
    EXPECT_TRUE(everythingLogged(bo).ends_with(before));
    EXPECT_EQ(rowsIn("app.imports", "athlete_id = $1", {bo.id}), 1);
    EXPECT_EQ(
        as(bo).post("/api/imports", importBody(importFile("strong_A.csv"), R"("unit":"kg")"))["workouts"].integer(), 3);
}

TEST_F(UndoImport, RefusesWhatIsNotTheCallersOwn) {
    const auto id = bringIn("hevy_kg.csv");
    const auto foreign = undo(athlete("Cy"), id);

    EXPECT_TRUE(equallyForbidden(foreign, undo(bo, missingId())));
    EXPECT_TRUE(equallyForbidden(foreign, undo(coach("Ana"), id)));
    EXPECT_EQ(rowsIn("app.workout_logs", "import_id = $1", {id}), 1);
}

TEST_F(UndoImport, KeepsAnExerciseThatIsBeingLogged) {
    const auto id = bringIn("strong_A.csv");
    sql("delete from app.workout_logs where import_id = $1", {id});
    const auto swimming = valueOf("select id from app.exercises where owner_id = $1 and name = 'Swimming'", {bo.id});
    Unfinished logging(
        "with log as (insert into app.workout_logs (athlete_id, title) values ($1, 'Sea') returning id, athlete_id) "
        "insert into app.logged_sets (log_id, athlete_id, position, exercise_id, exercise_name, slot) "
        "select id, athlete_id, 0, $2, 'Swimming', 0 from log",
        {bo.id, swimming});
    auto caught = std::async(std::launch::async, [&] { return undo(bo, id); });
    EXPECT_EQ(caught.wait_for(std::chrono::milliseconds(300)), std::future_status::timeout);

    logging.commit();

    EXPECT_EQ(caught.get().status, 204);
    EXPECT_EQ(exercises(), "Swimming");
    EXPECT_EQ(rowsIn("app.logged_sets", "athlete_id = $1 and exercise_id = $2", {bo.id, swimming}), 1);
}

}  // namespace
