// coach/read_profile
#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/coach/profile";

TEST(ReadProfile, BeginsEmpty) {
    EXPECT_EQ(as(coach("Ana")).get(path).body,
              R"({"specializations":[],"certifications":[],"bio":null,"phone":null,"website":null,)"
              R"("clientLimit":null,"isActive":true})");
}

TEST(ReadProfile, NoticesAChange) {
    const auto ana = coach("Ana");
    const auto etag = as(ana).get(path).header("etag");
    EXPECT_EQ(as(ana).with("If-None-Match", etag).get(path).status, 304);
    limitClients(ana, 7);
    EXPECT_EQ(as(ana).with("If-None-Match", etag).get(path)["clientLimit"].integer(), 7);
}

TEST(ReadProfile, IsForCoaches) {
    EXPECT_TRUE(equallyForbidden(as(athlete("Bo")).get(path), as(administrator("Ida")).get(path)));
    EXPECT_TRUE(refused(nobody().get(path), 401, "unauthenticated"));
}

}  // namespace
