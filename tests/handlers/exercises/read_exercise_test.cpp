// exercises/read_exercise
#include "http_test.h"

namespace {

using namespace tp::test;

struct ReadExercise : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");

    static Answer read(const Person& who, const std::string& id) { return as(who).get("/api/exercises/" + id); }
};

TEST_F(ReadExercise, TellsHowItIsDone) {
    const auto squat = valueOf("select id from app.exercises where slug = 'Barbell_Squat'");

    const auto answer = read(bo, squat);

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer["name"].text(), "Barbell Squat");
    EXPECT_GE(answer["instructions"].size(), 3);
    EXPECT_EQ(answer["synonyms"][0].text(), "Back Squat");
}

TEST_F(ReadExercise, OpensToTheConnectedAlone) {
    connect(ana, bo);
    const auto ofBo = exercise(bo, "Of Bo"), ofAna = exercise(ana, "Of Ana");
    const auto nothing = read(bo, missingId());

    EXPECT_EQ(read(ana, ofBo)["source"].text(), "athlete");
    EXPECT_EQ(read(bo, ofAna)["source"].text(), "coach");
    for (const auto& stranger : {coach("Eve"), athlete("Cy"), administrator("Ida")})
        EXPECT_TRUE(equallyForbidden(nothing, read(stranger, ofBo)));
    disconnect(ana, bo);
    EXPECT_TRUE(equallyForbidden(nothing, read(ana, ofBo)));
    EXPECT_TRUE(equallyForbidden(nothing, read(bo, ofAna)));
}

}  // namespace
