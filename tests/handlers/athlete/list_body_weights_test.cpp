// athlete/list_body_weights
#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/athlete/body-weights";

TEST(ListBodyWeights, IsTheOwnOnesTheLatestFirst) {
    const auto bo = athlete("Bo");
    for (const char* day : {"2026-01-01", "2026-01-03", "2026-01-02"})
        as(bo).send("PUT", std::string(path) + "/" + day, R"({"weight":180.5,"weightUnit":"lb"})");

    const auto items = as(bo).get(path)["items"];
    EXPECT_EQ(items.texts("day"), (std::vector<std::string>{"2026-01-03", "2026-01-02", "2026-01-01"}));
    EXPECT_EQ(items[0]["weightKg"].number(), 81.8734);
    EXPECT_EQ(as(bo).get(std::string(path) + "?from=2026-01-02&to=2026-01-02")["items"].size(), 1);
    EXPECT_EQ(as(athlete("Cy")).get(path)["items"].size(), 0);
    expectListRules(bo, path);
    EXPECT_EQ(walk(as(bo), path, 2, "day").size(), 3);
}

}  // namespace
