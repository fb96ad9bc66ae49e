// messages/create_conversation
#include <set>

#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/messages/conversations";

struct CreateConversation : HttpTest {
    Person ana = coach("Ana");
    Person bo = connected("Bo");
    Person cy = connected("Cy");
    using Ids = std::vector<std::string>;

    Person connected(const std::string& name) const {
        auto made = athlete(name);
        connect(ana, made);
        return made;
    }
    static Answer start(const Person& who, const Ids& others) {
        return as(who).post(path, body({{"participantIds", others}}));
    }
    static Answer startGroup(const Person& who, const Ids& others, const BodyValue& title = "Runners") {
        return as(who).post(path, body({{"participantIds", others}, {"title", title}, {"isGroup", true}}));
    }
    long conversations() const { return rowsIn("app.conversations", "coach_id = $1", {ana.id}); }
};

TEST_F(CreateConversation, StartsADirectOneAsTheCoach) {
    const auto answer = start(ana, {bo.id});

    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(answer.json().names(),
              (Ids{"archived", "canWrite", "coachId", "createdAt", "id", "isAnnouncement", "isGroup", "lastMessage",
                   "markedUnread", "muted", "participants", "pinned", "title", "unreadCount"}));
    EXPECT_FALSE(answer["isGroup"].boolean());
    EXPECT_TRUE(answer["title"].isNull());
    EXPECT_TRUE(answer["lastMessage"].isNull());
    EXPECT_EQ(answer["unreadCount"].integer(), 0);
    const auto participants = answer["participants"];
    ASSERT_EQ(participants.size(), 2);
    EXPECT_EQ(participants[0].names(), (Ids{"displayName", "joinedAt", "leftAt", "roleAtJoin", "userId"}));
    EXPECT_EQ(participants.texts("userId"), (Ids{ana.id, bo.id}));
    EXPECT_EQ(participants.texts("displayName"), (Ids{"Ana", "Bo"}));
    EXPECT_EQ(participants.texts("roleAtJoin"), (Ids{"coach", "athlete"}));
    EXPECT_TRUE(participants[0]["leftAt"].isNull());
    EXPECT_EQ(rowsIn("app.conversation_participants", "conversation_id = $1", {answer["id"].text()}), 2);
}

TEST_F(CreateConversation, StartsADirectOneAsTheAthlete) {
    const auto answer = start(bo, {ana.id});

    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(answer["participants"].texts("userId"), (Ids{ana.id, bo.id}));
}

TEST_F(CreateConversation, FindsTheDirectOneFromEitherSide) {
    const auto first = start(ana, {bo.id});
    message(ana, first["id"].text(), "hello");

    const auto again = start(ana, {bo.id});
    const auto other = start(bo, {ana.id});
    const auto spelledOut =
        as(bo).post(path, body({{"participantIds", Ids{ana.id}}, {"isGroup", false}, {"title", nullptr}}));

    for (const auto* answer : {&again, &other, &spelledOut}) {
        EXPECT_EQ(answer->status, 200) << answer->body;
        EXPECT_EQ((*answer)["id"].text(), first["id"].text());
        EXPECT_EQ((*answer)["lastMessage"]["content"].text(), "hello");
    }
    EXPECT_EQ(again["unreadCount"].integer(), 0);
    EXPECT_EQ(other["unreadCount"].integer(), 1);
    EXPECT_EQ(conversations(), 1);
}

TEST_F(CreateConversation, MakesOneDirectOneOfFiftyFromBothSides) {
    const auto answers = atOnce(50, [&](int i) { return i % 2 == 0 ? start(ana, {bo.id}) : start(bo, {ana.id}); });

    std::set<std::string> ids;
    for (const auto& answer : answers) {
        ASSERT_TRUE(answer.status == 201 || answer.status == 200) << answer.body;
        ids.insert(answer["id"].text());
    }
    EXPECT_EQ(ids.size(), 1);
    EXPECT_EQ(countOf(answers, 201), 1);
    EXPECT_EQ(conversations(), 1);
}

TEST_F(CreateConversation, StartsAGroup) {
    const auto answer =
        as(ana).post(path, body({{"participantIds", Ids{cy.id, bo.id}}, {"title", " Runners\xC2\xA0"}}));

    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_TRUE(answer["isGroup"].boolean());
    EXPECT_EQ(answer["title"].text(), "Runners");
    EXPECT_EQ(answer["participants"].texts("userId"), (Ids{ana.id, bo.id, cy.id}));
    EXPECT_EQ(as(bo).get(path)["items"][0]["id"].text(), answer["id"].text());
    EXPECT_EQ(rowsIn("app.conversation_participants", "conversation_id = $1", {answer["id"].text()}), 3);
}

TEST_F(CreateConversation, StartsAGroupWithOneOrWithoutATitle) {
    const auto one = startGroup(ana, {bo.id});
    const auto untitled = startGroup(ana, {bo.id, cy.id}, nullptr);
    const auto another = start(ana, {bo.id, cy.id});

    EXPECT_TRUE(one["isGroup"].boolean());
    EXPECT_TRUE(untitled["title"].isNull());
    EXPECT_EQ(another.status, 201);
    EXPECT_NE(another["id"].text(), untitled["id"].text());
    EXPECT_EQ(conversations(), 3);
}

TEST_F(CreateConversation, TakesUpToNinetyNineOthers) {
    Ids ids;
    while (ids.size() < 100) ids.push_back(connected("Other").id);

    EXPECT_TRUE(refusedFields(start(ana, ids), {"participantIds"}));
    ids.pop_back();
    const auto answer = start(ana, ids);
    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(answer["participants"].size(), 100);
}

TEST_F(CreateConversation, MakesNothingWithWhomOneMayNotWriteTo) {
    const auto eve = coach("Eve");
    const auto fay = athlete("Fay");
    connect(eve, fay);

    const auto foreign = start(ana, {fay.id});
    EXPECT_TRUE(equallyForbidden(foreign, start(ana, {missingId()})));
    EXPECT_TRUE(equallyForbidden(foreign, start(ana, {eve.id})));
    EXPECT_TRUE(equallyForbidden(foreign, start(ana, {ana.id})));
    EXPECT_TRUE(equallyForbidden(foreign, start(ana, {bo.id, fay.id})));
    EXPECT_TRUE(equallyForbidden(foreign, startGroup(ana, {bo.id, cy.id, missingId()})));
    EXPECT_TRUE(equallyForbidden(foreign, start(bo, {eve.id})));
    EXPECT_TRUE(equallyForbidden(foreign, start(bo, {cy.id})));
    EXPECT_TRUE(equallyForbidden(foreign, start(bo, {bo.id})));
    EXPECT_TRUE(equallyForbidden(foreign, start(bo, {missingId()})));
    EXPECT_TRUE(equallyForbidden(foreign, start(bo, {ana.id, cy.id})));
    EXPECT_TRUE(equallyForbidden(foreign, startGroup(bo, {ana.id})));
    EXPECT_TRUE(equallyForbidden(foreign, start(administrator("Ida"), {bo.id})));
    EXPECT_TRUE(refused(nobody().post(path, body({{"participantIds", Ids{bo.id}}})), 401, "unauthenticated"));

    EXPECT_EQ(conversations(), 0);
    EXPECT_EQ(rowsIn("app.conversation_participants", "user_id = any (array[$1, $2, $3, $4]::uuid[])",
                     {bo.id, cy.id, fay.id, eve.id}),
              0);
}

TEST_F(CreateConversation, RefusesPausedAndEndedConnections) {
    pause(ana, bo);
    EXPECT_TRUE(refused(start(ana, {bo.id}), 403, "forbidden"));
    EXPECT_TRUE(refused(start(bo, {ana.id}), 403, "forbidden"));
    disconnect(ana, bo);
    EXPECT_TRUE(refused(start(ana, {bo.id}), 403, "forbidden"));
    EXPECT_TRUE(refused(start(ana, {bo.id, cy.id}), 403, "forbidden"));
    EXPECT_TRUE(refused(start(bo, {ana.id}), 403, "forbidden"));

    EXPECT_EQ(conversations(), 0);
}

TEST_F(CreateConversation, RefusesAnExistingDirectOneAfterTheConnection) {
    ASSERT_EQ(start(ana, {bo.id}).status, 201);
    disconnect(ana, bo);

    EXPECT_TRUE(refused(start(ana, {bo.id}), 403, "forbidden"));
    EXPECT_TRUE(refused(start(bo, {ana.id}), 403, "forbidden"));
}

TEST_F(CreateConversation, NamesEveryWrongField) {
    EXPECT_TRUE(refusedFields(as(ana).post(path, "{}"), {"participantIds"}));
    EXPECT_TRUE(
        refusedFields(as(ana).post(path, R"({"participantIds": "x", "title": 1, "isGroup": "yes", "coachId": null})"),
                      {"participantIds", "title", "isGroup", "coachId"}));
    EXPECT_TRUE(refusedFields(as(ana).post(path, R"({"participantIds": [1, null, "x"], "isGroup": 1})"),
                              {"participantIds[0]", "participantIds[1]", "participantIds[2]", "isGroup"}));
    EXPECT_TRUE(refusedFields(start(ana, {}), {"participantIds"}));
    EXPECT_TRUE(refusedFields(start(ana, {bo.id, bo.id}), {"participantIds"}));
    EXPECT_TRUE(refusedFields(startGroup(ana, {bo.id}, ""), {"title"}));
    EXPECT_TRUE(refusedFields(startGroup(ana, {bo.id}, std::string(121, 't')), {"title"}));
    EXPECT_TRUE(
        refusedFields(as(ana).post(path, body({{"participantIds", Ids{bo.id}}, {"title", "Direct"}})), {"title"}));
    EXPECT_TRUE(refusedFields(as(ana).post(path, body({{"participantIds", Ids{bo.id, cy.id}}, {"isGroup", false}})),
                              {"isGroup"}));
    EXPECT_EQ(conversations(), 0);
}

TEST_F(CreateConversation, KeepsTitlesToTheByte) {
    for (const auto& text : naughtyTexts()) {
        const auto answer = startGroup(ana, {bo.id}, text);
        ASSERT_EQ(answer.status, 201) << answer.body;
        EXPECT_EQ(answer["title"].text(), text);
    }
}

TEST_F(CreateConversation, ShowsNamesToTheByte) {
    for (const auto& text : naughtyTexts()) {
        const auto named = athlete("N");
        sql("update app.users set display_name = $2 where id = $1", {named.id, text});
        connect(ana, named);
        EXPECT_EQ(start(ana, {named.id})["participants"][1]["displayName"].text(), text);
    }
}

TEST_F(CreateConversation, RunsOnceAKey) {
    expectIdempotent({ana, path, body({{"participantIds", Ids{bo.id, cy.id}}}), body({{"participantIds", Ids{bo.id}}})},
                     "app.conversations", "coach_id = $1", {ana.id});
}

TEST_F(CreateConversation, AnswersAReplayedDirectOneWithTheFirstAnswer) {
    const auto text = body({{"participantIds", Ids{bo.id}}});

    const auto first = as(ana).key("k").post(path, text);
    const auto replayed = as(ana).key("k").post(path, text);

    EXPECT_EQ(first.status, 201);
    EXPECT_EQ(replayed.status, 201);
    EXPECT_EQ(replayed.body, first.body);
    EXPECT_EQ(as(ana).post(path, text).status, 200);
}

// A stored answer names the other side: it goes with the right to see it, and the key runs nothing a second time.
TEST_F(CreateConversation, ReplaysNothingAfterTheConnection) {
    const auto text = body({{"participantIds", Ids{bo.id}}});
    ASSERT_EQ(as(ana).key("k").post(path, text).status, 201);

    disconnect(ana, bo);
    EXPECT_TRUE(refused(as(ana).key("k").post(path, text), 403, "forbidden"));
    ASSERT_EQ(as(ana).post("/api/coach/athletes/connect", body({{"athleteEmail", bo.email}})).status, 201);
    EXPECT_TRUE(refused(as(ana).key("k").post(path, text), 403, "forbidden"));
    EXPECT_EQ(conversations(), 1);
}

}  // namespace
