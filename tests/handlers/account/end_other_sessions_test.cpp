// account/end_other_sessions
#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/account/sessions/end-others";

struct EndOtherSessions : HttpTest {
    Person bo = athlete("Bo");
};

TEST_F(EndOtherSessions, LeavesTheOneInUse) {
    const auto phone = openSession(bo);
    const auto desk = openSession(bo);
    const auto cy = athlete("Cy");

    const auto answer = as(bo).post(path);

    EXPECT_EQ(answer.status, 204) << answer.body;
    EXPECT_EQ(Asker(phone).get("/api/account").status, 401);
    EXPECT_EQ(Asker(desk).get("/api/account").status, 401);
    EXPECT_EQ(as(bo).get("/api/account/sessions")["items"].size(), 1);
    EXPECT_EQ(as(cy).get("/api/account").status, 200);
}

TEST_F(EndOtherSessions, IsHarmlessWithoutOthers) {
    EXPECT_EQ(as(bo).post(path, "{}").status, 204);
    EXPECT_EQ(as(bo).post(path, "{}").status, 204);
    EXPECT_EQ(as(bo).get("/api/account").status, 200);
}

TEST_F(EndOtherSessions, LeavesOneOfManyThatEndEachOther) {
    std::vector<std::string> tokens{bo.token};
    for (int i = 0; i < 9; ++i) tokens.push_back(openSession(bo));

    const auto answers = atOnce(10, [&](int i) { return Asker(tokens[static_cast<std::size_t>(i)]).post(path); });

    EXPECT_EQ(rowsIn("private.sessions", "user_id = $1", {bo.id}), 1);
    EXPECT_EQ(countOf(answers, 204), 1);
    EXPECT_EQ(countOf(answers, 401), 9);
}

TEST_F(EndOtherSessions, RefusesStrangersAndUnknownFields) {
    EXPECT_TRUE(refused(nobody().post(path), 401, "unauthenticated"));
    EXPECT_TRUE(refusedFields(as(bo).post(path, R"({"userId": 1})"), {"userId"}));
}

}  // namespace
