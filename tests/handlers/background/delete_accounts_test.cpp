// background/delete_accounts
#include "http_test.h"

namespace {

using namespace tp::test;

// The process looks once a minute; here a round is run by hand, and the process may be quicker.
struct DeleteAccounts : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo the Unique");
    Person cy = athlete("Cy");
    std::string direct, team;

    DeleteAccounts() {
        connect(ana, bo);
        connect(ana, cy);
        direct = directConversation(ana, bo);
        team = groupConversation(ana, {bo, cy}, "team");
        message(bo, direct, "hello Ana");
        message(bo, team, "hello all");
    }

    static void makeDue(const Person& person) {
        sql("update app.users set deletion_due_at = now() where id = $1", {person.id});
    }
    static void round() { sql("select private.delete_due_account()"); }
    static void deleteNow(const Person& person) {
        makeDue(person);
        while (exists(person)) round();
    }
    static bool exists(const Person& person) { return rowsIn("app.users", "id = $1", {person.id}) == 1; }
    static std::string messagesOf(const std::string& id) { return "/api/messages/conversations/" + id + "/messages"; }
};

TEST_F(DeleteAccounts, LeavesMessagesOfADeletedUserToTheOthers) {
    const auto before = as(ana).get("/api/messages/conversations").header("etag");

    deleteNow(bo);

    for (const auto& id : {direct, team}) {
        const auto items = as(ana).get(messagesOf(id))["items"];
        ASSERT_EQ(items.size(), 1);
        EXPECT_TRUE(items[0]["senderId"].isNull());
        EXPECT_TRUE(items[0]["clientKey"].isNull());
    }
    const auto list = as(ana).with("If-None-Match", before).get("/api/messages/conversations");
    ASSERT_EQ(list.status, 200);
    EXPECT_EQ(list.body.find(bo.id), std::string::npos);
    EXPECT_EQ(list.body.find(bo.displayName), std::string::npos);
    EXPECT_NE(list.body.find(R"({"userId":null,"displayName":"Deleted user","roleAtJoin":"athlete",)"),
              std::string::npos)
        << list.body;
    EXPECT_TRUE(refused(as(ana).post(messagesOf(direct), body({{"content", "x"}})), 403, "forbidden"));
    EXPECT_EQ(as(cy).post(messagesOf(team), body({{"content", "x"}})).status, 201);
    EXPECT_EQ(as(bo).get("/api/account").status, 401);
}

TEST_F(DeleteAccounts, LeavesAthletesWhatTheyDidForACoach) {
    workoutLog(bo, assignment(ana, bo, "Run"));
    assignment(ana, bo, "Next");

    deleteNow(ana);

    const auto items = as(bo).get("/api/athlete/assignments")["items"];
    ASSERT_EQ(items.size(), 1);
    EXPECT_EQ(items[0]["title"].text(), "Run");
    EXPECT_TRUE(items[0]["coachId"].isNull());
    EXPECT_EQ(as(bo).get(messagesOf(team))["items"].size(), 1);
    EXPECT_TRUE(refused(as(bo).post(messagesOf(team), body({{"content", "x"}})), 403, "forbidden"));
}

TEST_F(DeleteAccounts, WaitsForTheTimeAndForWhoKeepsTheAccount) {
    sql("update app.users set deletion_due_at = now() + interval '1 minute' where id = $1", {bo.id});
    round();
    EXPECT_TRUE(exists(bo));
    makeDue(cy);
    EXPECT_EQ(as(cy).send("DELETE", "/api/account/deletion").status, exists(cy) ? 204 : 401);
    round();
    EXPECT_TRUE(exists(bo));
}

// Killed before its commit it has done nothing, and somebody who works with the account meanwhile is not waited for.
TEST_F(DeleteAccounts, DoesAllOrNothing) {
    { Unfinished killed("delete from app.users where id = $1", {bo.id}); }
    EXPECT_EQ(as(bo).get(messagesOf(team))["items"][0]["senderId"].text(), bo.id);

    Unfinished working("select from app.users where id = $1 for key share", {bo.id});
    makeDue(bo);
    round();
    EXPECT_TRUE(exists(bo));
    working.commit();
    deleteNow(bo);
    EXPECT_FALSE(exists(bo));
}

TEST_F(DeleteAccounts, IsRunByManyAtOnce) {
    for (const auto& person : {ana, bo, cy}) makeDue(person);

    atOnce(8, [&](int) {
        round();
        return 0;
    });
    for (const auto& person : {ana, bo, cy}) deleteNow(person);

    EXPECT_EQ(rowsIn("app.conversations", "id in ($1, $2)", {direct, team}), 0) << "nobody is left in them";
}

// Each message is of before the deletion and stays, or is refused.
TEST_F(DeleteAccounts, MeetsAUserWhoPosts) {
    makeDue(bo);
    const auto answers = atOnce(20, [&](int i) {
        if (i == 10) round();
        return as(bo).post(messagesOf(i % 2 == 0 ? team : direct), body({{"content", "still here"}}));
    });
    deleteNow(bo);

    const auto sent = countOf(answers, 201);
    EXPECT_EQ(sent + countOf(answers, 401) + countOf(answers, 403), 20);
    EXPECT_EQ(rowsIn("app.messages", "conversation_id in ($1, $2) and sender_id is null", {direct, team}), sent + 2);
    EXPECT_EQ(rowsIn("app.conversations", "roster like '%' || $1 || '%'", {bo.id}), 0);
}

TEST_F(DeleteAccounts, WithdrawsKeptAnswersThatNameTheUser) {
    const auto text = body({{"participantIds", std::vector{bo.id, cy.id}}, {"isGroup", true}});
    ASSERT_EQ(as(ana).key("group").post("/api/messages/conversations", text).status, 201);

    deleteNow(bo);

    EXPECT_TRUE(refused(as(ana).key("group").post("/api/messages/conversations", text), 403, "forbidden"));
    EXPECT_EQ(rowsIn("app.idempotency_keys", "body like '%' || $1 || '%'", {bo.id}), 0);
}

}  // namespace
