// exercises/create_exercise
#include "http_test.h"

namespace {

using namespace tp::test;

struct CreateExercise : HttpTest {
    Person bo = athlete("Bo");

    static Answer create(const Person& who, const std::string& given) { return as(who).post("/api/exercises", given); }
};

TEST_F(CreateExercise, IsWhatWasSaid) {
    const auto answer = create(bo, body({{"name", " Sandbag carry "},
                                         {"measure", "distance_duration"},
                                         {"category", "strongman"},
                                         {"equipment", "other"},
                                         {"force", "pull"},
                                         {"level", "beginner"},
                                         {"mechanic", "compound"},
                                         {"primaryMuscles", std::vector<std::string>{"lower_back"}},
                                         {"secondaryMuscles", std::vector<std::string>{"traps", "forearms"}},
                                         {"synonyms", std::vector<std::string>{"Bag walk"}},
                                         {"instructions", std::vector<std::string>{"Lift it.", "Walk."}}}));

    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(answer["name"].text(), "Sandbag carry");
    EXPECT_EQ(answer["source"].text(), "own");
    EXPECT_EQ(answer["ownerId"].text(), bo.id);
    EXPECT_EQ(answer["measure"].text(), "distance_duration");
    EXPECT_EQ(answer["secondaryMuscles"][1].text(), "forearms");
    EXPECT_EQ(answer["instructions"][1].text(), "Walk.");
    EXPECT_EQ(as(bo).get("/api/exercises/" + answer["id"].text()).body, answer.body);
    EXPECT_EQ(as(bo).get("/api/exercises?source=own&q=bag%20walk")["items"][0]["id"].text(), answer["id"].text());
}

TEST_F(CreateExercise, NeedsNoMoreThanAName) {
    const auto answer = create(bo, R"({"name": "X"})");

    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(answer["measure"].text(), "weight_reps");
    EXPECT_EQ(answer["category"].text(), "strength");
    EXPECT_TRUE(answer["equipment"].isNull());
    EXPECT_EQ(answer["instructions"].size(), 0);
}

TEST_F(CreateExercise, KeepsEveryText) {
    for (const auto& text : naughtyTexts())
        EXPECT_EQ(create(bo, body({{"name", text}, {"synonyms", std::vector{text}}}))["name"].text(), text);
}

TEST_F(CreateExercise, NamesEveryWrongField) {
    EXPECT_TRUE(refusedFields(create(bo, "{}"), {"name"}));
    EXPECT_TRUE(refusedFields(create(bo, body({{"name", std::string(121, 'x')},
                                               {"measure", "x"},
                                               {"equipment", "x"},
                                               {"primaryMuscles", std::vector<std::string>{"chest", "brain"}},
                                               {"synonyms", std::vector<std::string>{""}},
                                               {"ownerId", missingId()}})),
                              {"name", "measure", "equipment", "primaryMuscles[1]", "synonyms[0]", "ownerId"}));
}

TEST_F(CreateExercise, KeepsNamesApartForEachOwner) {
    ASSERT_EQ(create(bo, R"({"name": "Yoke"})").status, 201);

    EXPECT_TRUE(refused(create(bo, R"({"name": "YOKE"})"), 409, "exercise_name_taken"));
    EXPECT_EQ(create(athlete("Cy"), R"({"name": "Yoke"})").status, 201);
    EXPECT_EQ(create(bo, R"({"name": "Barbell Squat"})").status, 201) << "the library's names are free";
}

TEST_F(CreateExercise, MakesOneOfManyAtOnce) {
    const auto answers = atOnce(20, [&](int) { return create(bo, R"({"name": "Yoke"})"); });

    EXPECT_EQ(countOf(answers, 201), 1);
    EXPECT_EQ(countOf(answers, 409), 19);
    EXPECT_EQ(rowsIn("app.exercises", "owner_id = $1", {bo.id}), 1);
}

TEST_F(CreateExercise, RepeatsItsAnswer) {
    expectIdempotent({bo, "/api/exercises", R"({"name": "A"})", R"({"name": "B"})"}, "app.exercises", "owner_id = $1",
                     {bo.id});
}

}  // namespace
