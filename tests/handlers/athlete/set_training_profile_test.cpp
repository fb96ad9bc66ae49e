// athlete/set_training_profile
#include "http_test.h"

namespace {

using namespace tp::test;

TEST(SetTrainingProfile, TellsWhatFormulasAskFor) {
    const auto bo = athlete("Bo");
    const std::string path = "/api/athlete/training-profile";
    for (const char* profile : {R"({"sex":"female"})", R"({"sex":"male"})", R"({"sex":null})"}) {
        EXPECT_EQ(as(bo).send("PUT", path, profile).body, profile);
        EXPECT_EQ(as(bo).get(path).body, profile);
    }
    EXPECT_TRUE(refusedFields(as(bo).send("PUT", path, R"({"sex":"x"})"), {"sex"}));
    EXPECT_EQ(as(athlete("Cy")).get(path).body, R"({"sex":null})");
}

}  // namespace
