// auth/sign_out
#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/auth/logout";

struct SignOut : HttpTest {
    Person bo = athlete("Bo");
    static long sessionsOf(const Person& person) { return rowsIn("private.sessions", "user_id = $1", {person.id}); }
};

TEST_F(SignOut, EndsTheSessionOnTheServer) {
    const auto answer = as(bo).post(path);

    EXPECT_EQ(answer.status, 204);
    EXPECT_EQ(answer.body, "");
    EXPECT_EQ(answer.header("set-cookie"), "tp_session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    EXPECT_EQ(answer.header("cache-control"), "no-store");
    EXPECT_EQ(sessionsOf(bo), 0);
    EXPECT_EQ(as(bo).get("/api/athlete/coaches").status, 401);
    EXPECT_TRUE(as(bo).get("/api/auth/session")["user"].isNull());
}

TEST_F(SignOut, LeavesOtherSessionsAlone) {
    const auto phone = openSession(bo);
    const auto cy = athlete("Cy");

    as(bo).post(path, "{}");

    EXPECT_EQ(sessionsOf(bo), 1);
    EXPECT_EQ(sessionsOf(cy), 1);
    EXPECT_EQ(Asker(phone).get("/api/athlete/coaches").status, 200);
}

TEST_F(SignOut, IsHarmlessWithoutASession) {
    const auto before = rowsIn("private.sessions");

    EXPECT_EQ(nobody().post(path).status, 204);
    EXPECT_EQ(Asker(std::string(43, 'x')).post(path).status, 204);
    EXPECT_EQ(Asker("short").post(path).status, 204);

    EXPECT_EQ(rowsIn("private.sessions"), before);
}

TEST_F(SignOut, TakesSixtyAMinuteFromOneAddress) {
    const Network network;
    const auto answers = atOnce(75, [&](int) { return nobody().from(network.address()).post(path); });

    EXPECT_GE(countOf(answers, 429), 10);
    EXPECT_GE(countOf(answers, 204), 60);
}

TEST_F(SignOut, RefusesAnotherSiteAndUnknownFields) {
    EXPECT_TRUE(refused(as(bo).with("Sec-Fetch-Site", "cross-site").post(path), 403, "cross_site"));
    EXPECT_TRUE(refused(as(bo).without("Origin").without("Sec-Fetch-Site").post(path), 403, "cross_site"));
    EXPECT_TRUE(refusedFields(as(bo).post(path, R"({"everywhere": true})"), {"everywhere"}));

    EXPECT_EQ(sessionsOf(bo), 1);
}

}  // namespace
