// athlete/read_training_profile
#include "http_test.h"

namespace {

using namespace tp::test;

TEST(ReadTrainingProfile, IsEmptyAtFirst) {
    EXPECT_EQ(as(athlete("Bo")).get("/api/athlete/training-profile").body, R"({"sex":null})");
}

}  // namespace
