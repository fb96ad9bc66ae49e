// messages/list_conversations
#include <algorithm>

#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/messages/conversations";

struct ListConversations : HttpTest {
    Person ana = coach("Ana");
    Person bo = connected("Bo");
    Person cy = connected("Cy");
    using Texts = std::vector<std::string>;

    Person connected(const std::string& name) const {
        auto made = athlete(name);
        connect(ana, made);
        return made;
    }
    static Json only(const Person& who) {
        const auto items = as(who).get(path)["items"];
        EXPECT_EQ(items.size(), 1);
        return items[0];
    }
    static Texts ids(const Person& who) { return as(who).get(path)["items"].texts("id"); }
};

TEST_F(ListConversations, ShowsEveryField) {
    const auto id = directConversation(ana, bo);
    const auto messageId = message(bo, id, "hello");

    const auto answer = as(ana).get(path);

    ASSERT_EQ(answer["items"].size(), 1);
    EXPECT_TRUE(answer["nextCursor"].isNull());
    const auto item = answer["items"][0];
    EXPECT_EQ(item.names(),
              (Texts{"archived", "canWrite", "coachId", "createdAt", "id", "isAnnouncement", "isGroup", "lastMessage",
                     "markedUnread", "muted", "participants", "pinned", "title", "unreadCount"}));
    EXPECT_EQ(item["id"].text(), id);
    EXPECT_FALSE(item["isGroup"].boolean());
    EXPECT_TRUE(item["title"].isNull());
    EXPECT_EQ(item["unreadCount"].integer(), 1);
    EXPECT_EQ(item["participants"].texts("userId"), (Texts{ana.id, bo.id}));
    EXPECT_EQ(item["coachId"].text(), ana.id);
    EXPECT_TRUE(item["canWrite"].boolean());
    for (const char* off : {"archived", "isAnnouncement", "markedUnread", "muted", "pinned"})
        EXPECT_FALSE(item[off].boolean());
    const auto last = item["lastMessage"];
    EXPECT_EQ(last.names(), (Texts{"clientKey", "content", "conversationId", "createdAt", "deletedAt", "editedAt", "id",
                                   "mentions", "reactions", "readAt", "replyTo", "senderId", "seq"}));
    EXPECT_EQ(last["id"].text(), messageId);
    EXPECT_EQ(last["conversationId"].text(), id);
    EXPECT_EQ(last["seq"].integer(), 1);
    EXPECT_EQ(last["senderId"].text(), bo.id);
    EXPECT_EQ(last["content"].text(), "hello");
    EXPECT_TRUE(last["readAt"].isNull());
    EXPECT_TRUE(last["clientKey"].isNull());
}

TEST_F(ListConversations, IsEmptyAtFirst) {
    EXPECT_EQ(as(athlete("New")).get(path).body, R"({"items":[],"nextCursor":null})");
}

TEST_F(ListConversations, SortsByActivity) {
    const auto withBo = directConversation(ana, bo);
    const auto withCy = directConversation(ana, cy);
    const auto group = groupConversation(ana, {bo, cy}, "Runners");
    EXPECT_EQ(ids(ana), (Texts{group, withCy, withBo}));

    message(bo, withBo, "first");
    message(cy, withCy, "second");

    EXPECT_EQ(ids(ana), (Texts{withCy, withBo, group}));
    EXPECT_EQ(ids(bo), (Texts{withBo, group}));
}

TEST_F(ListConversations, CountsUnreadMessagesOfEachReader) {
    const auto id = groupConversation(ana, {bo, cy});
    for (int i = 0; i < 3; ++i) message(ana, id, "hello");
    const auto third = message(bo, id, "hi");

    EXPECT_EQ(only(ana)["unreadCount"].integer(), 1);
    EXPECT_EQ(only(bo)["unreadCount"].integer(), 0);
    EXPECT_EQ(only(cy)["unreadCount"].integer(), 4);

    as(cy).post(std::string(path) + "/" + id + "/read", body({{"lastReadMessageId", third}}));
    EXPECT_EQ(only(cy)["unreadCount"].integer(), 0);
    EXPECT_EQ(only(ana)["unreadCount"].integer(), 1);
}

TEST_F(ListConversations, CountsNothingFromBeforeOneJoined) {
    const auto id = groupConversation(ana, {bo});
    message(ana, id, "before");
    const auto di = connected("Di");
    sql("insert into app.conversation_participants (conversation_id, user_id) values ($1, $2)", {id, di.id});
    message(ana, id, "after");

    EXPECT_EQ(only(di)["unreadCount"].integer(), 1);
}

TEST_F(ListConversations, LeavesADirectOneReadOnlyAfterTheConnection) {
    const auto id = directConversation(ana, bo);
    message(bo, id, "hello");

    disconnect(ana, bo);

    for (const auto* person : {&ana, &bo}) {
        const auto item = only(*person);
        EXPECT_EQ(item["id"].text(), id);
        EXPECT_EQ(item["lastMessage"]["content"].text(), "hello");
        EXPECT_TRUE(item["participants"][0]["leftAt"].isText());
        EXPECT_TRUE(item["participants"][1]["leftAt"].isText());
    }
    EXPECT_EQ(only(ana)["unreadCount"].integer(), 1);
}

TEST_F(ListConversations, ShowsWhoLeftAGroupOnlyWhatCameBefore) {
    const auto id = groupConversation(ana, {bo, cy}, "Runners");
    message(ana, id, "for all");
    disconnect(ana, bo);
    const auto etag = as(bo).get(path).header("etag");

    message(ana, id, "without Bo");
    sql("update app.users set display_name = 'Cyd' where id = $1", {cy.id});
    sql("update app.conversations set title = 'Renamed' where id = $1", {id});

    const auto seen = only(bo);
    EXPECT_EQ(seen["title"].text(), "Runners");
    EXPECT_EQ(seen["lastMessage"]["content"].text(), "for all");
    EXPECT_EQ(seen["unreadCount"].integer(), 1);
    EXPECT_EQ(as(bo).get(path).body.find("Cyd"), std::string::npos);
    EXPECT_EQ(as(bo).with("If-None-Match", etag).get(path).status, 304);
    const auto participants = only(ana)["participants"];
    for (std::size_t i = 0; i < participants.size(); ++i)
        EXPECT_EQ(participants[i]["leftAt"].isText(), participants[i]["userId"].text() == bo.id);
    EXPECT_EQ(only(ana)["title"].text(), "Renamed");
}

TEST_F(ListConversations, OpensADirectOneAgainWithTheConnection) {
    const auto id = directConversation(ana, bo);
    message(ana, id, "before");
    disconnect(ana, bo);
    ASSERT_EQ(as(ana).post("/api/coach/athletes/connect", body({{"athleteEmail", bo.email}})).status, 201);

    message(bo, id, "again");

    EXPECT_TRUE(only(bo)["participants"][0]["leftAt"].isNull());
    EXPECT_EQ(only(ana)["lastMessage"]["content"].text(), "again");
    EXPECT_EQ(only(ana)["lastMessage"]["seq"].integer(), 2);
}

TEST_F(ListConversations, ClosesForADemotedCoach) {
    const auto group = groupConversation(ana, {bo});
    message(ana, group, "before");
    demote(ana);
    ana.token = openSession(ana);

    const auto item = only(ana);

    EXPECT_EQ(item["lastMessage"]["content"].text(), "before");
    EXPECT_TRUE(item["participants"][0]["leftAt"].isText());
    EXPECT_TRUE(refused(as(ana).post(std::string(path) + "/" + group + "/messages", body({{"content", "x"}})), 403,
                        "forbidden"));
}

TEST_F(ListConversations, NoticesEveryChange) {
    const auto id = directConversation(ana, bo);
    auto etag = as(bo).get(path).header("etag");
    const auto changed = [&] {
        const auto answer = as(bo).with("If-None-Match", etag).get(path);
        etag = answer.header("etag");
        return answer.status == 200;
    };
    EXPECT_FALSE(changed());

    const auto first = message(ana, id, "hello");
    EXPECT_TRUE(changed());
    EXPECT_FALSE(changed());
    as(bo).post(std::string(path) + "/" + id + "/read", body({{"lastReadMessageId", first}}));
    EXPECT_TRUE(changed());
    groupConversation(ana, {bo, cy});
    EXPECT_TRUE(changed());
    sql("update app.users set display_name = 'Anna' where id = $1", {ana.id});
    EXPECT_TRUE(changed());
    pause(ana, bo);
    EXPECT_TRUE(changed());
    disconnect(ana, bo);  // had closed before
    EXPECT_FALSE(changed());
    message(cy, directConversation(ana, cy), "not Bo's");
    EXPECT_FALSE(changed());
}

TEST_F(ListConversations, WalksWithoutAGap) {
    Texts made;
    for (int i = 0; i < 120; ++i) made.push_back(groupConversation(ana, {}, "Group"));
    // The same instant for many, so that the id decides.
    sql("update app.conversations set last_message_at = '2030-01-01' where coach_id = $1 and right(id::text, 1) < '8'",
        {ana.id});
    std::ranges::sort(made);

    for (const int limit : {9, 100}) {
        auto seen = walk(as(ana), path, limit, "id");
        std::ranges::sort(seen);
        EXPECT_EQ(seen, made);
    }
}

TEST_F(ListConversations, KeepsToTheRulesOfLists) {
    for (int i = 0; i < 4; ++i) groupConversation(ana, {bo}, "Group");

    expectListRules(ana, path);
}

TEST_F(ListConversations, ShowsNobodyElses) {
    const auto eve = coach("Eve");
    message(bo, directConversation(ana, bo), "secret");

    for (const auto& stranger : {cy, eve, administrator("Ida")})
        EXPECT_EQ(as(stranger).get(path).body, R"({"items":[],"nextCursor":null})");
    EXPECT_TRUE(refused(nobody().get(path), 401, "unauthenticated"));
}

}  // namespace
