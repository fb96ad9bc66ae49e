// athlete/list_check_ins
#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/athlete/check-ins";

TEST(ListCheckIns, IsTheOwnOnesTheLatestFirst) {
    const auto bo = athlete("Bo");
    for (const char* day : {"2026-01-01", "2026-01-03", "2026-01-02"})
        as(bo).send("PUT", std::string(path) + "/" + day, R"({"sleep":1,"mood":2,"energy":3,"stress":4,"soreness":5})");

    EXPECT_EQ(as(bo).get(path)["items"].texts("day"),
              (std::vector<std::string>{"2026-01-03", "2026-01-02", "2026-01-01"}));
    EXPECT_EQ(as(bo).get(std::string(path) + "?from=2026-01-03")["items"].size(), 1);
    EXPECT_EQ(as(athlete("Cy")).get(path)["items"].size(), 0);
    expectListRules(bo, path);
}

}  // namespace
