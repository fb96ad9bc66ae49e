// messages/set_conversation_state, and what the list makes of it.
#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* conversations = "/api/messages/conversations";

struct State {
    bool muted = false;
    bool pinned = false;
    bool archived = false;
    bool markedUnread = false;
};

struct SetConversationState : HttpTest {
    using Ids = std::vector<std::string>;
    Person ana = coach("Ana");
    Person bo = athlete("Bo");
    std::string direct, group;

    SetConversationState() {
        connect(ana, bo);
        direct = directConversation(ana, bo);
        group = groupConversation(ana, {bo}, "Runners");
    }
    static std::string of(const std::string& id) { return std::string(conversations) + "/" + id; }
    static Answer set(const Person& who, const std::string& id, const State& to) {
        return as(who).send("PUT", of(id) + "/state",
                            body({{"muted", to.muted},
                                  {"pinned", to.pinned},
                                  {"archived", to.archived},
                                  {"markedUnread", to.markedUnread}}));
    }
    // The ids of those that the list shows as `kept`.
    static Ids shown(const Person& who, const char* kept) {
        Ids ids;
        const auto list = as(who).get(conversations);
        for (std::size_t i = 0; i < list["items"].size(); ++i)
            if (list["items"][i][kept].boolean()) ids.push_back(list["items"][i]["id"].text());
        return ids;
    }
    static bool isArchived(const Person& who) { return shown(who, "archived").size() == 1; }
};

TEST_F(SetConversationState, IsTheCallersOwn) {
    auto etag = as(bo).get(conversations).header("etag");
    const auto others = as(ana).get(conversations).header("etag");

    const auto answer = set(bo, direct, {.muted = true, .pinned = true, .markedUnread = true});

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer["id"].text(), direct);
    EXPECT_TRUE(answer["muted"].boolean() && answer["pinned"].boolean() && answer["markedUnread"].boolean());
    EXPECT_FALSE(answer["archived"].boolean());
    const auto seen = as(bo).with("If-None-Match", etag).get(conversations);
    EXPECT_EQ(seen.status, 200);
    EXPECT_EQ(as(ana).with("If-None-Match", others).get(conversations).status, 304);
    EXPECT_EQ(set(bo, direct, {.muted = true, .pinned = true, .markedUnread = true}).status, 200);
    EXPECT_EQ(as(bo).with("If-None-Match", seen.header("etag")).get(conversations).status, 304);
    EXPECT_FALSE(set(bo, direct, {})["pinned"].boolean());
}

TEST_F(SetConversationState, ShowsInTheList) {
    set(bo, direct, {.pinned = true});
    set(bo, group, {.archived = true});

    EXPECT_EQ(shown(bo, "pinned"), Ids{direct});
    EXPECT_EQ(shown(bo, "archived"), Ids{group});
    EXPECT_EQ(shown(ana, "pinned"), Ids{});
    EXPECT_EQ(shown(ana, "archived"), Ids{});
}

TEST_F(SetConversationState, ArchivesUntilSomethingIsWritten) {
    message(ana, direct, "one");
    set(bo, direct, {.archived = true});
    EXPECT_TRUE(isArchived(bo));
    message(ana, direct, "two");
    EXPECT_FALSE(isArchived(bo));

    set(bo, direct, {.muted = true, .archived = true});
    message(ana, direct, "three");
    EXPECT_TRUE(isArchived(bo));
    EXPECT_FALSE(set(bo, direct, {.muted = true})["archived"].boolean());
}

TEST_F(SetConversationState, ArchivesNoMessageThatTheCallerHasYetToSee) {
    const auto cy = athlete("Cy");
    connect(ana, cy);
    const auto archive = [&](const Person& who, const std::string& id, int lastSeen) {
        return as(who)
            .send("PUT", of(id) + "/state",
                  body({{"muted", false},
                        {"pinned", false},
                        {"archived", true},
                        {"markedUnread", false},
                        {"lastSeenSeq", lastSeen}}))["archived"]
            .boolean();
    };
    EXPECT_TRUE(archive(bo, group, 0)) << "nothing was written there";
    message(ana, group, "one");
    message(ana, group, "two");

    EXPECT_FALSE(archive(bo, group, 1)) << "the second one arrived meanwhile";
    EXPECT_TRUE(archive(bo, group, 2));
    EXPECT_TRUE(archive(bo, group, 1'000'000)) << "there is no more than there is";
    message(ana, group, "three");
    EXPECT_FALSE(isArchived(bo)) << "the next one counts all the same";

    ASSERT_EQ(as(ana).post(of(group) + "/participants", body({{"userIds", Ids{cy.id}}})).status, 200);
    EXPECT_TRUE(archive(cy, group, 0)) << "what came before does not show";
    message(ana, group, "four");
    EXPECT_FALSE(archive(cy, group, 3));
    disconnect(ana, cy);
    message(ana, group, "five");
    EXPECT_TRUE(archive(cy, group, 4)) << "nor does what came after";
}

TEST_F(SetConversationState, StaysMarkedAsUnreadUntilSomethingIsRead) {
    const auto first = message(ana, direct, "one");
    const auto read = [&](const std::string& id) {
        return as(bo).post(of(direct) + "/read", body({{"lastReadMessageId", id}})).status;
    };
    ASSERT_EQ(read(first), 204);
    set(bo, direct, {.markedUnread = true});
    EXPECT_EQ(shown(bo, "markedUnread"), Ids{direct});
    ASSERT_EQ(read(first), 204);
    EXPECT_EQ(shown(bo, "markedUnread"), Ids{direct}) << "nothing new was read";
    ASSERT_EQ(read(message(ana, direct, "two")), 204);
    EXPECT_EQ(shown(bo, "markedUnread"), Ids{});
}

TEST_F(SetConversationState, HoldsForConversationsThatHaveEnded) {
    message(ana, direct, "one");
    disconnect(ana, bo);

    EXPECT_TRUE(set(bo, direct, {.archived = true})["archived"].boolean());
    EXPECT_TRUE(isArchived(bo));
}

TEST_F(SetConversationState, KeepsMailAway) {
    message(ana, direct, "one");
    message(ana, group, "two");
    set(bo, direct, {.muted = true});
    sql("update app.messages set created_at = created_at - interval '2 minutes' where conversation_id in ($1, $2)",
        {direct, group});
    sql("select private.notify_unread()");

    EXPECT_EQ(rowsIn("app.notifications", "recipient_id = $1 and kind = 'message'", {bo.id}), 1);
    EXPECT_EQ(rowsIn("app.notifications", "recipient_id = $1 and source_id = $2", {bo.id, group}), 1);
}

TEST_F(SetConversationState, EndsAsOneOfTheManySetAtOnce) {
    const auto answers = atOnce(20, [&](int i) {
        return i == 7 ? as(ana).post(of(direct) + "/messages", body({{"content", "x"}}))
                      : set(bo, direct, {.muted = i % 2 == 0, .pinned = i % 2 == 0});
    });

    EXPECT_EQ(countOf(answers, 200), 19);
    EXPECT_EQ(rowsIn("app.conversation_participants", "user_id = $1 and muted <> pinned", {bo.id}), 0);
}

TEST_F(SetConversationState, RefusesStrangersAndNamesEveryWrongField) {
    const auto foreign = set(athlete("Cy"), direct, {});
    EXPECT_TRUE(equallyForbidden(foreign, set(bo, missingId(), {})));
    EXPECT_TRUE(equallyForbidden(foreign, set(coach("Eve"), direct, {})));
    EXPECT_TRUE(refused(nobody().send("PUT", of(direct) + "/state", "{}"), 401, "unauthenticated"));
    EXPECT_TRUE(refusedFields(as(bo).send("PUT", of(direct) + "/state", "{}"),
                              {"muted", "pinned", "archived", "markedUnread"}));
    EXPECT_TRUE(refusedFields(
        as(bo).send(
            "PUT", of("x") + "/state",
            R"({"muted": 1, "pinned": "yes", "archived": null, "markedUnread": true, "lastSeenSeq": -1, "userId": null})"),
        {"conversationId", "muted", "pinned", "archived", "lastSeenSeq", "userId"}));
}

}  // namespace
