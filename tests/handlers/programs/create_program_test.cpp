// programs/create_program
#include "programs.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/programs";

struct CreateProgram : ProgramTest {
    long made() const { return rowsIn("app.programs", "owner_id = $1", {ana.id}); }
};

TEST_F(CreateProgram, KeepsEverythingThatIsWritten) {
    const auto answer =
        as(ana).post(path, R"({"title": " Strength ", "description": "Four weeks", "difficulty": "beginner",
        "expectedDurationWeeks": 4, "goals": ["Squat"], "coachNotes": "for me", "visibility": "template", "weeks": [
        {"days": [{"title": "A", "notes": "easy", "slots": [{"exercises": [
            {"exercise": "Squat", "restSeconds": 180, "tempo": "3-1-X-0", "note": "deep",
             "progression": {"kind": "linear", "increment": 2.5, "incrementUnit": "kg", "tries": 3, "deloadPercent": 10},
             "sets": [{"type": "warmup", "reps": 5, "loadKind": "percent_1rm", "load": 50},
                      {"reps": 5, "repsMax": 8, "loadKind": "kg", "load": 102.5, "rpe": 8.5}]},
            {"exercise": "Row", "sets": [{"type": "amrap", "rir": 0.5}]}]}]}]},
        {"days": []}]})");

    ASSERT_EQ(answer.status, 201) << answer.body;
    const auto program = answer.json();
    EXPECT_EQ(program.names(), (std::vector<std::string>{"coachNotes", "createdAt", "description", "difficulty",
                                                         "expectedDurationWeeks", "goals", "id", "ownerId", "title",
                                                         "updatedAt", "version", "visibility", "weeks"}));
    EXPECT_EQ(program["title"].text(), "Strength");
    EXPECT_EQ(program["ownerId"].text(), ana.id);
    EXPECT_EQ(program["coachNotes"].text(), "for me");
    EXPECT_EQ(program["version"].integer(), 1);
    ASSERT_EQ(program["weeks"].size(), 2);
    EXPECT_EQ(program["weeks"][1]["days"].size(), 0);
    const auto day = program["weeks"][std::size_t{0}]["days"][std::size_t{0}];
    EXPECT_EQ(day["notes"].text(), "easy");
    const auto exercises = day["slots"][std::size_t{0}]["exercises"];
    ASSERT_EQ(exercises.size(), 2) << "a superset";
    EXPECT_EQ(exercises[std::size_t{0}]["progression"]["tries"].integer(), 3);
    EXPECT_EQ(exercises[std::size_t{0}]["sets"][1]["load"].number(), 102.5);
    EXPECT_EQ(exercises[1]["sets"][std::size_t{0}]["rir"].number(), 0.5);
    EXPECT_EQ(as(ana).get(std::string(path) + "/" + program["id"].text()).body, answer.body);
}

TEST_F(CreateProgram, NamesEveryWrongField) {
    EXPECT_TRUE(
        refusedFields(as(ana).post(path, R"({"title": "", "weeks": [], "difficulty": "hard", "visibility": "all"})"),
                      {"difficulty", "title", "visibility", "weeks"}));
    EXPECT_TRUE(refusedFields(
        as(ana).post(path, programBody("x", R"([{"days": [{"title": "A", "slots": [{"exercises": []}]}]}])")),
        {"weeks[0].days[0].slots[0].exercises"}));
    std::string days = dayBody("A");
    for (int i = 0; i < 7; ++i) days += "," + dayBody("A");
    EXPECT_TRUE(
        refusedFields(as(ana).post(path, programBody("x", R"([{"days": [)" + days + "]}]")), {"weeks[0].days"}));
    EXPECT_TRUE(
        refusedFields(as(ana).post(path, programBody("x", R"([{"days": [)" + dayBody("A", missingId()) + "]}]")),
                      {"weeks[0].days[0].id"}));
    EXPECT_EQ(made(), 0);
}

TEST_F(CreateProgram, TakesExercisesThatTheCallerSees) {
    const auto own = valueOf(
        "insert into app.exercises (owner_id, name, measure, category) values ($1, 'Lift', 'reps', "
        "'strength') returning id",
        {bo.id});
    const auto with = [](const std::string& id) {
        return programBody("x", R"([{"days": [)" + dayBody("A", "", id) + "]}]");
    };

    EXPECT_EQ(as(ana).post(path, with(own)).status, 201) << "of an own athlete";
    const std::string field = "weeks[0].days[0].slots[0].exercises[0].exerciseId";
    EXPECT_TRUE(refusedFields(as(eve).post(path, with(own)), {field}));
    EXPECT_TRUE(refusedFields(as(eve).post(path, with(missingId())), {field}));
}

TEST_F(CreateProgram, TakesAWholeYearOfText) {
    std::string weeks;
    const auto day = dayBody(std::string(150, 'x'));
    for (int week = 0; week < 52; ++week) {
        weeks += std::string(week == 0 ? "" : ",") + R"({"days": [)" + day;
        for (int i = 1; i < 7; ++i) weeks += "," + day;
        weeks += "]}";
    }
    const auto body = programBody("Year", "[" + weeks + "]");
    EXPECT_GT(body.size(), 64 * 1024);

    EXPECT_EQ(as(ana).post(path, body).status, 201);
    EXPECT_EQ(rowsIn("app.program_workouts", "owner_id = $1", {ana.id}), 364);
}

TEST_F(CreateProgram, IsDoneOnceForAKey) {
    expectIdempotent({ana, path, programBody("One", R"([{"days": []}])"), programBody("Two", R"([{"days": []}])")},
                     "app.programs", "owner_id = $1", {ana.id});
}

}  // namespace
