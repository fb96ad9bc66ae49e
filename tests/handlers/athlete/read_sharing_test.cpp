// athlete/read_sharing
#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/athlete/sharing";

struct ReadSharing : HttpTest {
    Person bo = athlete("Bo");
};

TEST_F(ReadSharing, BeginsWithEverythingButPersonalInformation) {
    EXPECT_EQ(as(bo).get(path).body, R"({"workouts":true,"progress":true,"analytics":true,"personalInfo":false})");
}

TEST_F(ReadSharing, FollowsTheSwitches) {
    const auto etag = as(bo).get(path).header("etag");
    EXPECT_EQ(as(bo).with("If-None-Match", etag).get(path).status, 304);
    share(bo, "progress", false);

    const auto answer = as(bo).with("If-None-Match", etag).get(path);

    EXPECT_EQ(answer.status, 200);
    EXPECT_FALSE(answer["progress"].boolean());
}

TEST_F(ReadSharing, IsForAthletes) {
    EXPECT_TRUE(equallyForbidden(as(coach("Ana")).get(path), as(administrator("Ida")).get(path)));
}

}  // namespace
