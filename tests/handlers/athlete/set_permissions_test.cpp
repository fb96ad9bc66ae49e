// athlete/set_permissions
#include "http_test.h"

namespace {

using namespace tp::test;

std::string permissions(bool workouts, bool messages = true) {
    return body({{"viewWorkouts", workouts},
                 {"viewProgress", true},
                 {"viewAnalytics", true},
                 {"createPrograms", true},
                 {"sendMessages", messages}});
}

struct SetPermissions : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");
    std::string path = "/api/athlete/coaches/" + ana.id + "/permissions";
    std::string logs = "/api/coach/athletes/" + bo.id + "/logs";

    SetPermissions() { connect(ana, bo); }
};

TEST_F(SetPermissions, CloseAndOpenWithTheVeryNextRequest) {
    workoutLog(bo, assignment(ana, bo, "Run"), "seen");
    auto last = as(ana).get(logs);
    ASSERT_EQ(last["items"].size(), 1);

    const auto answer = as(bo).send("PUT", path, permissions(false));

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.json().names(), (std::vector<std::string>{"createPrograms", "sendMessages", "viewAnalytics",
                                                               "viewProgress", "viewWorkouts"}));
    EXPECT_FALSE(answer["viewWorkouts"].boolean());
    EXPECT_TRUE(answer["viewProgress"].boolean());
    EXPECT_TRUE(refused(as(ana).with("If-None-Match", last.header("etag")).get(logs), 403, "forbidden"));
    EXPECT_EQ(as(ana).get("/api/coach/logs")["items"].size(), 0);
    EXPECT_EQ(as(ana).get("/api/coach/assignments")["items"].texts("status"), (std::vector<std::string>{"completed"}));

    EXPECT_EQ(as(bo).send("PUT", path, permissions(true)).status, 200);
    EXPECT_EQ(as(ana).with("If-None-Match", last.header("etag")).get(logs).status, 304);
}

TEST_F(SetPermissions, StopTheCoachFromSending) {
    const auto direct = "/api/messages/conversations/" + directConversation(ana, bo) + "/messages";
    const auto hello = body({{"content", "hello"}});
    const auto withBo = body({{"participantIds", std::vector{bo.id}}});
    ASSERT_EQ(as(ana).post(direct, hello).status, 201);

    ASSERT_EQ(as(bo).send("PUT", path, permissions(true, false)).status, 200);

    EXPECT_TRUE(refused(as(ana).post(direct, hello), 403, "forbidden"));
    EXPECT_TRUE(refused(as(ana).post("/api/messages/conversations", withBo), 403, "forbidden"));
    EXPECT_TRUE(refused(
        as(ana).post("/api/messages/conversations", body({{"participantIds", std::vector{bo.id}}, {"isGroup", true}})),
        403, "forbidden"));
    EXPECT_EQ(as(ana).get(direct)["items"].size(), 1);
    EXPECT_EQ(as(bo).post(direct, hello).status, 201);

    ASSERT_EQ(as(bo).send("PUT", path, permissions(true, true)).status, 200);
    EXPECT_EQ(as(ana).post(direct, hello).status, 201);
}

TEST_F(SetPermissions, LetNothingThroughBehindACheck) {
    const auto conversation = directConversation(ana, bo);
    const auto direct = "/api/messages/conversations/" + conversation + "/messages";
    const auto answers = atOnce(21, [&](int i) {
        return i == 20 ? as(bo).send("PUT", path, permissions(true, false))
                       : as(ana).post(direct, body({{"content", "hello"}}));
    });

    EXPECT_EQ(countOf(answers, 200), 1);
    EXPECT_EQ(countOf(answers, 201), rowsIn("app.messages", "conversation_id = $1", {conversation}));
    EXPECT_EQ(countOf(answers, 201) + countOf(answers, 403), 20);
    EXPECT_TRUE(refused(as(ana).post(direct, body({{"content", "late"}})), 403, "forbidden"));
}

TEST_F(SetPermissions, AreForOwnCoachesOnly) {
    const auto eve = coach("Eve");
    const auto of = [](const std::string& id) { return "/api/athlete/coaches/" + id + "/permissions"; };
    EXPECT_TRUE(equallyForbidden(as(bo).send("PUT", of(eve.id), permissions(true)),
                                 as(bo).send("PUT", of(missingId()), permissions(true))));
    EXPECT_TRUE(refused(as(athlete("Cy")).send("PUT", path, permissions(false)), 403, "forbidden"));

    pause(ana, bo);
    EXPECT_EQ(as(bo).send("PUT", path, permissions(false)).status, 200);
    disconnect(ana, bo);
    EXPECT_TRUE(refused(as(bo).send("PUT", path, permissions(true)), 403, "forbidden"));
    EXPECT_EQ(valueOf("select can_view_workouts from app.coach_athletes where coach_id = $1", {ana.id}), "f");
}

TEST_F(SetPermissions, NameEveryWrongField) {
    EXPECT_TRUE(refusedFields(
        as(bo).send("PUT", path, R"({"viewWorkouts": "yes", "everything": true})"),
        {"viewWorkouts", "everything", "viewProgress", "viewAnalytics", "createPrograms", "sendMessages"}));
}

}  // namespace
