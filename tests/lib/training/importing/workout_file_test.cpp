// The dialects of exports, on the files beside this one.
#include "training/importing/workout_file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "training/importing/cells.h"

namespace {

using namespace tp;
using namespace tp::training::importing;

std::string contentOf(const std::string& name) {
    std::ifstream file(TP_IMPORT_FILES "/" + name, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

WorkoutFile read(const std::string& name, const Units& units = {}) {
    auto file = readWorkouts(contentOf(name), units);
    for (const auto& problem : file.problems)
        ADD_FAILURE() << name << ", line " << problem.line << " " << problem.message;
    return file;
}

std::string timeOf(const Moment& moment) { return moment.at.toString() + (moment.isWallClock ? " on the wall" : ""); }

std::vector<int> slotsOf(const Workout& workout) {
    std::vector<int> slots;
    for (const auto& set : workout.sets) slots.push_back(*set.slot);
    return slots;
}

std::vector<std::string> messagesOf(const WorkoutFile& file) {
    std::vector<std::string> messages;
    for (const auto& [line, message] : file.problems) messages.push_back(std::to_string(line) + " " + message);
    return messages;
}

TEST(StrongA, IsReadInTheUnitThatTheUserSays) {
    const auto file = read("strong_A.csv", {"kg", {}});

    EXPECT_EQ(file.format + " " + file.dialect, "strong A");
    EXPECT_FALSE(file.needsUnit);
    ASSERT_EQ(file.workouts.size(), 3);
    const auto& evening = file.workouts[0];
    EXPECT_EQ(evening.title, "Evening Workout");
    EXPECT_EQ(timeOf(evening.start), "2020-12-30T18:51:52.000Z on the wall");
    EXPECT_EQ(evening.durationSeconds, 9480);
    EXPECT_EQ(slotsOf(evening), (std::vector{0, 0, 0, 1, 2}));
    EXPECT_EQ(evening.sets[0].type, "warmup");
    EXPECT_EQ(evening.sets[1].note, "Belt, \"old\" one");
    EXPECT_FALSE(evening.sets[2].note) << "the app repeats the note";
    EXPECT_EQ(evening.sets[2].rpe, 8.5);
    EXPECT_FALSE(evening.sets[3].weight);
    EXPECT_EQ(evening.sets[3].reps, 8);
    EXPECT_FALSE(evening.sets[4].reps);
    EXPECT_EQ(evening.sets[4].durationSeconds, 90);
    EXPECT_EQ(file.workouts[1].sets[0].distance, 1.0);
    EXPECT_EQ(file.workouts[1].sets[0].distanceUnit, "km");
    const auto& heavy = file.workouts[2];
    EXPECT_EQ(heavy.notes, "Slept badly.\nFelt strong anyway.");
    EXPECT_EQ(heavy.sets[1].weight, 92.5);
    EXPECT_EQ(heavy.sets[1].weightUnit, "kg");
    EXPECT_EQ(heavy.lines, (std::vector{8, 10, 12}));
}

TEST(StrongA, AsksForTheUnit) {
    const auto file = read("strong_A.csv");

    EXPECT_TRUE(file.needsUnit);
    EXPECT_FALSE(file.workouts[0].sets[0].weightUnit);
    EXPECT_EQ(read("strong_A.csv", {"lb", {}}).workouts[1].sets[0].distanceUnit, "mi");
    EXPECT_EQ(read("strong_A.csv", {"lb", "m"}).workouts[1].sets[0].distanceUnit, "m");
}

TEST(StrongA, MayHaveNoNotes) {
    const auto file = read("strong_A_without_notes.csv", {"lb", {}});

    EXPECT_EQ(file.dialect, "A'");
    ASSERT_EQ(file.workouts.size(), 1);
    EXPECT_EQ(file.workouts[0].sets[0].reps, 13);
    EXPECT_EQ(file.workouts[0].sets[1].type, "failure");
    EXPECT_FALSE(file.workouts[0].sets[1].durationSeconds);
}

TEST(StrongB, SaysTheUnitOfEachSet) {
    const auto file = read("strong_B.csv");

    EXPECT_EQ(file.dialect, "B");
    EXPECT_FALSE(file.needsUnit);
    const auto& sets = file.workouts.at(0).sets;
    ASSERT_EQ(sets.size(), 3);
    EXPECT_EQ(sets[0].weight, 14);
    EXPECT_EQ(sets[0].weightUnit, "kg");
    EXPECT_EQ(sets[1].type, "drop");
    EXPECT_EQ(sets[1].weight, 22.5);
    EXPECT_EQ(sets[1].weightUnit, "lb");
    EXPECT_EQ(sets[2].distance, 3.1);
    EXPECT_EQ(sets[2].distanceUnit, "mi");
    EXPECT_EQ(file.workouts[0].durationSeconds, 2640);
}

TEST(StrongC, HasRestsAndNotesAsRows) {
    const auto file = read("strong_C.csv");

    EXPECT_EQ(file.dialect, "C");
    ASSERT_EQ(file.workouts.size(), 2);
    const auto& day = file.workouts[0];
    EXPECT_EQ(day.title, "Day 3");
    EXPECT_EQ(day.durationSeconds, 4195);
    ASSERT_EQ(day.sets.size(), 5);
    EXPECT_EQ(slotsOf(day), (std::vector{0, 0, 1, 1, 2}));
    EXPECT_EQ(day.sets[2].note, "Beine einzeln");
    EXPECT_FALSE(day.sets[3].note);
    EXPECT_EQ(day.sets[4].distance, 2000);
    EXPECT_EQ(day.sets[4].distanceUnit, "m");
    EXPECT_EQ(day.sets[4].durationSeconds, 480);
    const auto& leg = file.workouts[1];
    EXPECT_EQ(leg.notes, "Hot; 31 °C");
    EXPECT_EQ(leg.sets[0].rpe, 9.5);
    EXPECT_EQ(leg.sets[0].note, "Slowly") << "a note may come behind the sets";
    EXPECT_EQ(leg.sets[1].type, "drop");
}

TEST(Hevy, HasItsUnitInItsHeader) {
    const auto file = read("hevy_kg.csv");

    EXPECT_EQ(file.format + " " + file.dialect, "hevy kg");
    ASSERT_EQ(file.workouts.size(), 1);
    const auto& lower = file.workouts[0];
    EXPECT_EQ(timeOf(lower.start), "2025-09-15T07:48:00.000Z on the wall");
    EXPECT_EQ(timeOf(*lower.end), "2025-09-15T09:13:00.000Z on the wall");
    EXPECT_EQ(lower.notes, "Deload next week");
    EXPECT_EQ(slotsOf(lower), (std::vector{0, 0, 1, 1, 1, 2, 3})) << "a superset is one slot";
    EXPECT_EQ(lower.sets[0].type, "warmup");
    EXPECT_EQ(lower.sets[0].note, "Pad on 3");
    EXPECT_EQ(lower.sets[1].type, "failure");
    EXPECT_EQ(lower.sets[3].type, "drop");
    EXPECT_EQ(lower.sets[3].weight, 45.5);
    EXPECT_EQ(lower.sets[5].durationSeconds, 300);
    EXPECT_FALSE(lower.sets[5].reps);
    EXPECT_EQ(lower.sets[6].distance, 5.25);
    EXPECT_EQ(lower.sets[6].distanceUnit, "km");
}

TEST(Hevy, WritesDatesInSeveralWays) {
    const auto file = read("hevy_lb.csv");

    ASSERT_EQ(file.workouts.size(), 2);
    EXPECT_EQ(timeOf(file.workouts[0].start), "2026-09-29T15:15:00.000Z on the wall");
    EXPECT_EQ(file.workouts[0].sets[0].weightUnit, "lb");
    EXPECT_EQ(timeOf(file.workouts[1].start), "2026-10-01T23:30:00.000Z");
    EXPECT_EQ(file.workouts[1].sets[0].distanceUnit, "mi");
}

TEST(FitNotes, KnowsDaysAlone) {
    const auto file = read("fitnotes_unit_column.csv");

    EXPECT_EQ(file.format + " " + file.dialect, "fitnotes unit column");
    ASSERT_EQ(file.workouts.size(), 2);
    EXPECT_EQ(timeOf(file.workouts[0].start), "2022-09-14T12:00:00.000Z on the wall");
    EXPECT_EQ(file.workouts[0].title, "Workout");
    EXPECT_EQ(file.workouts[0].sets[0].weightUnit, "lb");
    EXPECT_EQ(file.workouts[0].sets[1].weightUnit, "kg");
    EXPECT_EQ(file.workouts[0].sets[1].note, "Easy, for once");
    EXPECT_EQ(file.workouts[1].sets[0].durationSeconds, 1830);
    EXPECT_EQ(file.workouts[1].sets[0].distance, 12.5);
    const auto older = read("fitnotes_kgs.csv");
    EXPECT_EQ(older.dialect, "kg");
    EXPECT_EQ(older.workouts.at(0).sets[0].weightUnit, "kg");
    EXPECT_EQ(older.workouts.at(0).sets[1].durationSeconds, 90);
}

TEST(WorkoutFile, ComplainsOfEachLine) {
    const std::string head = "Date,Exercise,Category,Weight (kgs),Reps,Distance,Distance Unit,Time,Comment\n";
    const auto file = readWorkouts(head +
                                       "2020-13-01,Squat,Legs,100,5,,,,\n"
                                       "2020-01-01,,Legs,100,5,,,,\n"
                                       "2020-01-01,Squat,Legs,\"a\nb\",5,,,,\n"
                                       "2020-01-01,Squat,Legs,2000.5,5.5,,,,\n"
                                       "2020-01-01,Squat,Legs,-1,-5,3,furlong,x,\n"
                                       "2020-01-01,Squat\n"
                                       "2020-01-01,Squat,Legs,100,5,,,,\n",
                                   {});

    EXPECT_EQ(messagesOf(file), (std::vector<std::string>{
                                    "2 has no date and time that can be read: 2020-13-01",
                                    "3 names no exercise",
                                    "4 the weight is no number: a\nb",
                                    "6 the number of repetitions is no whole number of at most 10000",
                                    "6 the weight is more than 2000 kg",
                                    "7 the number of repetitions is less than nothing",
                                    "7 the number of repetitions is no whole number of at most 10000",
                                    "7 the weight is less than nothing",
                                    "7 the distance's unit is none of m, km, mi: furlong",
                                    "7 the time is none of at most a day",
                                    "8 has 2 cells, the header has 9",
                                }));
}

TEST(WorkoutFile, RefusesWhatIsNoExport) {
    for (const char* text : {"", "x", "a,b,c\n1,2,3", "{}", "{\"format\": \"trainingplanner\"}", "{", "\"", "[1]",
                             "Date,Exercise,Reps\n\"", "Date,Exercise,Reps\n"}) {
        const auto file = readWorkouts(text, {});
        EXPECT_FALSE(file.problems.empty()) << text;
        EXPECT_TRUE(file.workouts.empty()) << text;
    }
}

TEST(WorkoutFile, HasTheSameKeysHoweverItIsWritten) {
    const auto keysOf = [](const WorkoutFile& file) {
        std::vector<std::string> keys;
        for (const auto& workout : file.workouts) keys.push_back(workout.key);
        return keys;
    };
    const std::string row = "2022-03-01 18:00:00,Push,45m,Dip,1,0,10,0,0,";
    const auto a =
        readWorkouts("Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n" + row, {});
    const auto b = readWorkouts(
        "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;"
        "Workout Notes;Workout Duration\n2022-03-01 18:00:00;Push;Dip;1;;;10;;;;0;;;45m\n",
        {});

    ASSERT_EQ(a.workouts.size(), 1);
    EXPECT_EQ(keysOf(a), keysOf(b));
    const auto twice = read("strong_C.csv");
    EXPECT_NE(twice.workouts[0].key, twice.workouts[1].key);
}

TEST(WorkoutFile, FlagsWhatIsLikelyASlip) {
    std::string text = "Date,Exercise,Category,Weight (kgs),Reps,Distance,Distance Unit,Time\n";
    for (int i = 0; i < 6; ++i) text += "2020-01-01,Squat,Legs,100,5,,,\n";
    const auto file = readWorkouts(text + "2020-01-02,Squat,Legs,1000,5,,,\n2020-01-03,Squat,Legs,102.5,55,,,\n", {});

    ASSERT_EQ(file.outliers.size(), 2);
    EXPECT_EQ(file.outliers[0].line, 8);
    EXPECT_EQ(file.outliers[0].message, "1000 kg is far above what is usual for Squat (100 kg)");
    EXPECT_EQ(file.outliers[1].line, 9);
    EXPECT_EQ(file.outliers[1].message, "55 repetitions is far above what is usual for Squat (5 repetitions)");
}

TEST(Cells, HoldDurations) {
    EXPECT_EQ(durationFrom("2h 38m"), 9480);
    EXPECT_EQ(durationFrom("1h"), 3600);
    EXPECT_EQ(durationFrom("35m 10s"), 2110);
    EXPECT_EQ(durationFrom("4195"), 4195);
    EXPECT_EQ(durationFrom("120.0"), 120);
    EXPECT_EQ(durationFrom("0:00:30"), 30);
    EXPECT_EQ(durationFrom("30:00"), 1800);
    for (const char* text : {"", "x", "1d", "h", "1:2:3:4", "-5", "5m 3", "1:", "99999999999999999999", "2h 38"})
        EXPECT_FALSE(durationFrom(text)) << text;
}

TEST(Cells, HoldMoments) {
    for (const char* text : {"2025-09-15 07:48:00", "15 Sep 2025, 07:48", "Sep 15, 2025, 7:48 AM",
                             "2025-09-15T07:48:00", "September 15, 2025, 7:48 am", "2025-09-15 07:48"})
        EXPECT_EQ(momentFrom(text), (Moment{*Instant::parse("2025-09-15T07:48:00Z"), true})) << text;
    EXPECT_EQ(momentFrom("Sep 15, 2025, 12:00 AM"), (Moment{*Instant::parse("2025-09-15T00:00:00Z"), true}));
    EXPECT_EQ(momentFrom("2025-09-15T07:48:00+02:00"), (Moment{*Instant::parse("2025-09-15T05:48:00Z"), false}));
    for (const char* text : {"", "x", "2025-02-30", "15 Foo 2025, 07:48", "15 Sep 2025, 24:00",
                             "Sep 15, 2025, 13:00 PM", "15/09/2025", "2025-09-15 07"})
        EXPECT_FALSE(momentFrom(text)) << text;
}

}  // namespace
