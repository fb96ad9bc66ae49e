// imports/preview_import
#include "http_test.h"
#include "imports.h"

namespace {

using namespace tp::test;

struct PreviewImport : HttpTest {
    Person bo = athlete("Bo");

    static Answer preview(const Person& who, const std::string& given) {
        return as(who).post("/api/imports/preview", given);
    }
    Answer preview(const std::string& file, const std::string& more = "") const {
        return preview(bo, importBody(importFile(file), more));
    }
    // The exercise that the name means, and whether it is to be made.
    static std::string meaningOf(const Answer& answer, const std::string& name) {
        for (std::size_t i = 0; i < answer["exercises"].size(); ++i) {
            const auto exercise = answer["exercises"][i];
            if (exercise["name"].text() != name) continue;
            return (exercise["isNew"].boolean() ? "new, like " : "") +
                   (exercise["matchedName"].isNull() ? "nothing" : exercise["matchedName"].text());
        }
        return "not there";
    }
};

TEST_F(PreviewImport, TellsWhatWouldBeCreated) {
    const auto answer = preview("strong_A.csv", R"("unit":"kg")");

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer["format"].text(), "strong");
    EXPECT_EQ(answer["dialect"].text(), "A");
    EXPECT_FALSE(answer["needsUnit"].boolean());
    EXPECT_EQ(answer["workouts"].integer(), 3);
    EXPECT_EQ(answer["newWorkouts"].integer(), 3);
    EXPECT_EQ(answer["sets"].integer(), 9);
    EXPECT_EQ(answer["from"].text(), "2020-12-30");
    EXPECT_EQ(answer["to"].text(), "2021-12-15");
    EXPECT_EQ(answer["problems"].size(), 0);
    EXPECT_EQ(meaningOf(answer, "Bench Press (Barbell)"), "Barbell Bench Press - Medium Grip");
    EXPECT_EQ(meaningOf(answer, "Squat (Barbell)"), "Barbell Squat");
    EXPECT_EQ(meaningOf(answer, "Pull Up"), "Pullups");
    EXPECT_TRUE(meaningOf(answer, "Zercher Shrug (Barbell)").starts_with("new, like"));
    EXPECT_EQ(answer["exercises"][0]["sets"].integer(), 3);
    EXPECT_EQ(rowsIn("app.workout_logs", "athlete_id = $1", {bo.id}), 0);
    EXPECT_EQ(rowsIn("app.exercises", "owner_id = $1", {bo.id}), 0);
}

TEST_F(PreviewImport, AsksForTheUnit) { EXPECT_TRUE(preview("strong_A.csv")["needsUnit"].boolean()); }

TEST_F(PreviewImport, TakesTheUsersWordForNames) {
    const auto squat = valueOf("select id from app.exercises where slug = 'Front_Barbell_Squat'");
    const auto mappings = R"("unit":"kg","mappings":[{"name":"Squat (Barbell)", "exerciseId"
        : ")" +
          squat + R"("},{"name":"Pull Up","exerciseId":null},{"name":"Not there","exerciseId":null}])";
    const auto answer = preview("strong_A.csv", mappings);

    EXPECT_EQ(meaningOf(answer, "Squat (Barbell)"), "Front Barbell Squat");
    EXPECT_EQ(meaningOf(answer, "Pull Up"), "new, like nothing");
}

TEST_F(PreviewImport, PrefersOwnExercises) {
    const auto own = exercise(bo, "Bench press (barbell)");

    EXPECT_EQ(meaningOf(preview("strong_A.csv"), "Bench Press (Barbell)"), "Bench press (barbell)");
}

TEST_F(PreviewImport, ComplainsLineByLine) {
    const auto answer =
        preview(bo, importBody("Date,Exercise,Category,Weight (kgs),Reps\n2020-01-01,Squat,Legs,x,5\nx,y,z,1,1\n"));

    ASSERT_EQ(answer.status, 200) << answer.body;
    ASSERT_EQ(answer["problems"].size(), 2);
    EXPECT_EQ(answer["problems"][0]["line"].integer(), 2);
    EXPECT_EQ(answer["problems"][1]["line"].integer(), 3);
    const auto unknown = preview(bo, importBody("a,b\n1,2\n"));
    EXPECT_TRUE(unknown["format"].isNull());
    EXPECT_EQ(unknown["problems"][0]["line"].integer(), 1);
}

TEST_F(PreviewImport, RefusesExercisesThatTheCallerDoesNotSee) {
    const auto mapped = [&](const std::string& id) {
        return preview("strong_A.csv", R"("mappings":[{"name":"Pull Up","exerciseId":")" + id + "\"}]");
    };
    EXPECT_TRUE(equallyForbidden(mapped(exercise(athlete("Cy"), "X")), mapped(missingId())));
}

TEST_F(PreviewImport, NamesEveryWrongField) {
    EXPECT_TRUE(refusedFields(preview(bo, R"({"unit": "stone", "distanceUnit": "x", "mappings": [{}]})"),
                              {"fileName", "content", "unit", "distanceUnit", "mappings[0].name"}));
}

}  // namespace
