// athlete/delete_body_weight
#include "http_test.h"

namespace {

using namespace tp::test;

TEST(DeleteBodyWeight, TakesTheOwnBack) {
    const auto bo = athlete("Bo");
    const auto cy = athlete("Cy");
    const std::string path = "/api/athlete/body-weights/2026-01-01";
    for (const auto& who : {bo, cy}) as(who).send("PUT", path, R"({"weight":80,"weightUnit":"kg"})");

    EXPECT_EQ(as(bo).send("DELETE", path).status, 204);
    EXPECT_EQ(as(bo).send("DELETE", path).status, 204);
    EXPECT_EQ(rowsIn("app.body_weights", "athlete_id = $1", {bo.id}), 0);
    EXPECT_EQ(rowsIn("app.body_weights", "athlete_id = $1", {cy.id}), 1);
    EXPECT_TRUE(refusedFields(as(bo).send("DELETE", "/api/athlete/body-weights/x"), {"day"}));
}

}  // namespace
