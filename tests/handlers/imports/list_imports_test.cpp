// imports/list_imports
#include "http_test.h"
#include "imports.h"

namespace {

using namespace tp::test;

struct ListImports : HttpTest {
    Person bo = athlete("Bo");

    void import(const std::string& file) const {
        ASSERT_EQ(as(bo).post("/api/imports", importBody(importFile(file))).status, 201);
    }
};

TEST_F(ListImports, ShowsOwnOnesTheLatestFirst) {
    for (const char* file : {"strong_C.csv", "hevy_kg.csv", "fitnotes_kgs.csv"}) import(file);

    const auto items = as(bo).get("/api/imports")["items"];

    EXPECT_EQ(items.texts("format"), (std::vector<std::string>{"fitnotes", "hevy", "strong"}));
    EXPECT_EQ(items[0].names(),
              (std::vector<std::string>{"alreadyThere", "createdAt", "fileName", "format", "id", "sets", "workouts"}));
    EXPECT_EQ(items[2]["workouts"].integer(), 2);
    EXPECT_EQ(items[2]["sets"].integer(), 7);
    EXPECT_EQ(as(athlete("Cy")).get("/api/imports").body, R"({"items":[],"nextCursor":null})");
    expectListRules(bo, "/api/imports");
}

}  // namespace
