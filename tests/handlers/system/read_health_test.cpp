// system/read_health
#include "http_test.h"

namespace {

using namespace tp::test;

struct ReadHealth : HttpTest {};

TEST_F(ReadHealth, IsOkForEverybody) {
    for (const auto& asker : {nobody(), as(athlete("Bo")), Asker(std::string(43, 'x'))}) {
        const auto answer = asker.get("/api/health");
        EXPECT_EQ(answer.status, 200);
        EXPECT_EQ(answer.body, R"({"status":"ok"})");
    }
}

TEST_F(ReadHealth, NeedsNoProofOfOrigin) {
    EXPECT_EQ(nobody().without("Origin").without("Sec-Fetch-Site").get("/api/health").status, 200);
    EXPECT_EQ(nobody().with("Origin", "https://monitor.example").get("/api/health").status, 200);
}

TEST_F(ReadHealth, TakesNoParameters) { EXPECT_TRUE(refusedFields(nobody().get("/api/health?deep=1"), {"deep"})); }

}  // namespace
