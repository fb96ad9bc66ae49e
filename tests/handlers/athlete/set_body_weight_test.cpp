// athlete/set_body_weight
#include "http_test.h"
#include "training.h"

namespace {

using namespace tp::test;

struct SetBodyWeight : HttpTest {
    Person bo = athlete("Bo");

    Answer set(const std::string& day, const std::string& weight) const {
        return as(bo).send("PUT", "/api/athlete/body-weights/" + day, weight);
    }
};

TEST_F(SetBodyWeight, WritesTheDayAnew) {
    EXPECT_EQ(set("2026-01-01", R"({"weight":82.25,"weightUnit":"kg"})").body,
              R"({"day":"2026-01-01","weight":82.25,"weightUnit":"kg","weightKg":82.25})");
    EXPECT_EQ(set("2026-01-01", R"({"weight":180.5,"weightUnit":"lb"})").body,
              R"({"day":"2026-01-01","weight":180.5,"weightUnit":"lb","weightKg":81.8734})");
    EXPECT_EQ(rowsIn("app.body_weights", "athlete_id = $1", {bo.id}), 1);
}

TEST_F(SetBodyWeight, OfTwentyAtOnceLeavesOne) {
    const auto answers = atOnce(20, [&](int) { return set("2026-01-01", R"({"weight":80,"weightUnit":"kg"})"); });
    EXPECT_EQ(countOf(answers, 200), 20);
    EXPECT_EQ(rowsIn("app.body_weights", "athlete_id = $1", {bo.id}), 1);
}

TEST_F(SetBodyWeight, IsNobodysAndOfNoDayToCome) {
    for (const char* wrong : {R"({"weight":9,"weightUnit":"kg"})", R"({"weight":701,"weightUnit":"kg"})",
                              R"({"weight":-1,"weightUnit":"kg"})", R"({"weight":1e9,"weightUnit":"lb"})"})
        EXPECT_TRUE(refusedFields(set("2026-01-01", wrong), {"weight"})) << wrong;
    EXPECT_TRUE(refusedFields(set("2026-01-01", R"({"weight":80})"), {"weightUnit"}));
    EXPECT_TRUE(refusedFields(set(daysAgo(-2), R"({"weight":80,"weightUnit":"kg"})"), {"day"}));
    for (const char* day : {"2026-02-30", "yesterday"})
        EXPECT_TRUE(refusedFields(set(day, R"({"weight":80,"weightUnit":"kg"})"), {"day"})) << day;
    for (const char* day : {"1969-12-31", "0001-01-01"})
        EXPECT_TRUE(refusedFields(set(day, R"({"weight":80,"weightUnit":"kg"})"), {"day"})) << day;
}

}  // namespace
