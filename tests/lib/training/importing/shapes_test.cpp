// What is written in another app's shape is read as what was meant.
#include "training/importing/shapes.h"

#include <gtest/gtest.h>

namespace {

using namespace tp;
using namespace tp::training;
using namespace tp::training::importing;

Clocked clocked(const char* at, const char* wall, bool isUnambiguous = true) {
    return {*Instant::parse(at), *Instant::parse(wall), isUnambiguous};
}

// In Warsaw, in winter.
LoggedWorkout plainWorkout() {
    return {"Push; \"heavy\"",
            clocked("2026-01-05T17:30:00Z", "2026-01-05T18:30:00Z"),
            clocked("2026-01-05T18:30:00Z", "2026-01-05T19:30:00Z"),
            "Good,\r\nreally",
            std::nullopt,
            {{.exercise = "Squat", .slot = 0, .type = "warmup", .reps = 5, .weight = 60, .weightUnit = "kg"},
             {.exercise = "Squat",
              .slot = 0,
              .reps = 5,
              .weight = 102.5,
              .weightUnit = "kg",
              .rpe = 8.5,
              .note = "=SUM(A1)"},
             {.exercise = "-Row", .slot = 1, .type = "failure", .reps = 12},
             {.exercise = "Plank", .slot = 2, .durationSeconds = 90}}};
}

LoggedWorkout richWorkout() {
    auto workout = plainWorkout();
    workout.perceivedEffort = 8;
    workout.start = clocked("2026-10-25T01:30:12.345Z", "2026-10-25T02:30:12.345Z", false);
    workout.end = clocked("2026-10-25T02:30:00Z", "2026-10-25T03:30:00Z");
    workout.sets = {
        {.exercise = "Squat", .slot = 4, .type = "amrap", .reps = 0, .weight = 225, .weightUnit = "lb", .rir = 2.5},
        {.exercise = "Dip", .slot = 4, .reps = 8, .weight = 0, .weightUnit = "kg", .note = "'quoted"},
        {.exercise = "Dip", .slot = 4, .reps = 8, .note = "'quoted"},
        {.exercise = "Dip", .slot = 5, .durationSeconds = 0, .note = "@home"},
        {.exercise = "Run", .slot = 6, .durationSeconds = 1500, .distance = 3.1, .distanceUnit = "mi"},
        {.exercise = "Run", .slot = 7, .distance = 400, .distanceUnit = "m", .rpe = 1}};
    return workout;
}

void expectSame(const NewSet& read, const NewSet& meant) {
    EXPECT_EQ(read.exercise, meant.exercise);
    EXPECT_EQ(read.slot, meant.slot);
    EXPECT_EQ(read.type, meant.type);
    EXPECT_EQ(read.reps, meant.reps);
    EXPECT_EQ(read.weight, meant.weight);
    EXPECT_EQ(read.weightUnit, meant.weightUnit);
    EXPECT_EQ(read.durationSeconds, meant.durationSeconds);
    EXPECT_EQ(read.distance, meant.distance);
    EXPECT_EQ(read.distanceUnit, meant.distanceUnit);
    EXPECT_EQ(read.rpe, meant.rpe);
    EXPECT_EQ(read.rir, meant.rir);
    EXPECT_EQ(read.note, meant.note);
}

// As the database makes a moment of what was read, where the clock is an hour before UTC in winter.
Instant instantOf(const Moment& moment) {
    return moment.isWallClock ? Instant{moment.at.microseconds - 3'600'000'000} : moment.at;
}

void expectSame(const Workout& read, const LoggedWorkout& meant) {
    EXPECT_EQ(read.title, meant.title);
    EXPECT_EQ(read.notes, meant.notes);
    EXPECT_EQ(read.perceivedEffort, meant.perceivedEffort);
    EXPECT_EQ(instantOf(read.start), meant.start.at);
    const auto end =
        read.end
            ? instantOf(*read.end)
            : Instant{instantOf(read.start).microseconds + std::int64_t{read.durationSeconds.value_or(0)} * 1'000'000};
    EXPECT_EQ(end, meant.end->at);
    ASSERT_EQ(read.sets.size(), meant.sets.size());
    for (std::size_t i = 0; i < meant.sets.size(); ++i) {
        SCOPED_TRACE(i);
        expectSame(read.sets[i], meant.sets[i]);
    }
}

TEST(Shapes, ComeBackAsTheyWere) {
    for (const auto shape : {Shape::strong, Shape::hevy})
        for (const bool inPounds : {false, true}) {
            SCOPED_TRACE(std::string(shape == Shape::strong ? "strong" : "hevy") + (inPounds ? " in pounds" : ""));
            ShapeWriter writer(shape, inPounds);
            auto text = writer.header(true);
            for (const auto& workout : {plainWorkout(), richWorkout()}) text += writer.linesOf(workout).withRest;

            const auto file = readWorkouts(text, {});

            for (const auto& problem : file.problems) ADD_FAILURE() << problem.line << " " << problem.message;
            ASSERT_EQ(file.workouts.size(), 2);
            expectSame(file.workouts[0], plainWorkout());
            expectSame(file.workouts[1], richWorkout());
        }
}

TEST(Shapes, NeedNoColumnOfOursForWhatTheAppKnows) {
    for (const auto shape : {Shape::strong, Shape::hevy}) {
        ShapeWriter writer(shape, false);
        const auto lines = writer.linesOf(plainWorkout());

        EXPECT_FALSE(lines.needsRest) << lines.withRest;
        const auto file = readWorkouts(writer.header(false) + lines.withoutRest, {});
        expectSame(file.workouts.at(0), plainWorkout());
        EXPECT_TRUE(writer.linesOf(richWorkout()).needsRest);
    }
}

TEST(Shapes, AreTheAppsOwn) {
    ShapeWriter strong(Shape::strong, false);
    EXPECT_EQ(
        strong.header(false),
        "\"Workout #\";\"Date\";\"Workout Name\";\"Duration (sec)\";\"Exercise Name\";\"Set Order\";\"Weight (kg)\";"
        "\"Reps\";\"RPE\";\"Distance (meters)\";\"Seconds\";\"Notes\";\"Workout Notes\"\n");
    EXPECT_TRUE(
        strong.linesOf(plainWorkout())
            .withoutRest.starts_with("\"1\";\"2026-01-05 18:30:00\";\"Push; \"\"heavy\"\"\";\"3600\";\"Squat\";\"W\";"
                                     "\"60\";\"5\";\"\";\"\";\"\";\"\";\"Good,\r\nreally\"\n"));
    ShapeWriter hevy(Shape::hevy, true);
    EXPECT_EQ(
        hevy.header(false),
        "\"title\",\"start_time\",\"end_time\",\"description\",\"exercise_title\",\"superset_id\",\"exercise_notes\","
        "\"set_index\",\"set_type\",\"weight_lbs\",\"reps\",\"distance_miles\",\"duration_seconds\",\"rpe\"\n");
    const auto lines = hevy.linesOf(plainWorkout()).withoutRest;
    EXPECT_NE(lines.find("\"5 Jan 2026, 18:30\""), std::string::npos) << lines;
    EXPECT_NE(lines.find("\"'=SUM(A1)\""), std::string::npos) << "no cell is a formula";
}

}  // namespace
