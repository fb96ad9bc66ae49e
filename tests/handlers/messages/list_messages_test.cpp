// messages/list_messages
#include <algorithm>

#include "http_test.h"

namespace {

using namespace tp::test;

struct ListMessages : HttpTest {
    Person ana = coach("Ana");
    Person bo = connected("Bo");
    Person cy = connected("Cy");
    std::string direct = directConversation(ana, bo);
    using Texts = std::vector<std::string>;

    Person connected(const std::string& name) const {
        auto made = athlete(name);
        connect(ana, made);
        return made;
    }
    static std::string pathOf(const std::string& id) { return "/api/messages/conversations/" + id + "/messages"; }
    static Answer read(const Person& who, const std::string& id) { return as(who).get(pathOf(id)); }
    static Texts contents(const Person& who, const std::string& id) { return read(who, id)["items"].texts("content"); }
};

TEST_F(ListMessages, ShowsEveryField) {
    const auto id = message(ana, direct, "hello");

    const auto answer = read(bo, direct);

    ASSERT_EQ(answer.status, 200);
    EXPECT_EQ(answer.json().names(), (Texts{"items", "nextCursor"}));
    ASSERT_EQ(answer["items"].size(), 1);
    const auto item = answer["items"][0];
    EXPECT_EQ(item.names(), (Texts{"clientKey", "content", "conversationId", "createdAt", "deletedAt", "editedAt", "id",
                                   "mentions", "reactions", "readAt", "replyTo", "senderId", "seq"}));
    EXPECT_EQ(item["id"].text(), id);
    EXPECT_EQ(item["conversationId"].text(), direct);
    EXPECT_EQ(item["seq"].integer(), 1);
    EXPECT_EQ(item["senderId"].text(), ana.id);
    EXPECT_EQ(item["content"].text(), "hello");
    EXPECT_TRUE(item["readAt"].isNull());
}

TEST_F(ListMessages, ShowsTheNewestFirst) {
    for (const char* text : {"one", "two", "three"}) message(text[0] == 't' ? bo : ana, direct, text);

    EXPECT_EQ(contents(ana, direct), (Texts{"three", "two", "one"}));
    EXPECT_EQ(contents(bo, direct), (Texts{"three", "two", "one"}));
}

TEST_F(ListMessages, IsEmptyInANewConversation) {
    EXPECT_EQ(read(bo, direct).body, R"({"items":[],"nextCursor":null})");
}

TEST_F(ListMessages, TellsTheClientKeyToTheSenderOnly) {
    ASSERT_EQ(as(ana).key("page-7").post(pathOf(direct), body({{"content", "hello"}})).status, 201);

    EXPECT_EQ(read(ana, direct)["items"][0]["clientKey"].text(), "page-7");
    EXPECT_TRUE(read(bo, direct)["items"][0]["clientKey"].isNull());
    const auto list = [](const Person& who) {
        return as(who).get("/api/messages/conversations")["items"][0]["lastMessage"];
    };
    EXPECT_EQ(list(ana)["clientKey"].text(), "page-7");
    EXPECT_TRUE(list(bo)["clientKey"].isNull());
}

TEST_F(ListMessages, WalksWithoutAGap) {
    sqlAs(ana.token,
          "insert into app.messages (conversation_id, content) select $1, n::text from generate_series(1, 120) n",
          {direct});
    Texts all;
    for (int i = 120; i > 0; --i) all.push_back(std::to_string(i));

    for (const int limit : {1, 7, 60, 100}) EXPECT_EQ(walk(as(bo), pathOf(direct), limit, "content"), all);
    EXPECT_EQ(read(bo, direct)["items"].size(), 50);
}

TEST_F(ListMessages, GoesOnWhereItWasThoughNewOnesArrive) {
    for (int i = 1; i <= 6; ++i) message(ana, direct, std::to_string(i));
    const auto first = as(bo).get(pathOf(direct) + "?limit=2");

    message(ana, direct, "7");
    const auto next = as(bo).get(pathOf(direct) + "?limit=2&cursor=" + first["nextCursor"].text());

    EXPECT_EQ(first["items"].texts("content"), (Texts{"6", "5"}));
    EXPECT_EQ(next["items"].texts("content"), (Texts{"4", "3"}));
}

TEST_F(ListMessages, KeepsToTheRulesOfLists) {
    const auto group = groupConversation(ana, {bo, cy});
    for (int i = 0; i < 4; ++i) message(ana, direct, "hello"), message(ana, group, "hello");
    const auto cursor = as(ana).get(pathOf(direct) + "?limit=2")["nextCursor"].text();

    expectListRules(ana, pathOf(direct));
    EXPECT_TRUE(refusedFields(as(ana).get(pathOf(group) + "?cursor=" + cursor), {"cursor"}));
    EXPECT_TRUE(refusedFields(as(bo).get(pathOf(direct) + "?cursor=" + cursor), {"cursor"}));
    EXPECT_TRUE(refusedFields(as(ana).get("/api/messages/conversations?cursor=" + cursor), {"cursor"}));
}

TEST_F(ListMessages, NoticesEveryChange) {
    const auto first = message(ana, direct, "hello");
    auto etag = read(ana, direct).header("etag");
    const auto changed = [&] {
        const auto answer = as(ana).with("If-None-Match", etag).get(pathOf(direct));
        etag = answer.header("etag");
        return answer.status == 200;
    };
    EXPECT_FALSE(changed());

    as(bo).post("/api/messages/conversations/" + direct + "/read", body({{"lastReadMessageId", first}}));
    EXPECT_TRUE(changed());
    message(bo, direct, "hi");
    EXPECT_TRUE(changed());
    EXPECT_FALSE(changed());
}

TEST_F(ListMessages, RefusesForeignAndMissingConversationsAlike) {
    message(ana, direct, "secret");
    const auto missing = read(cy, missingId());

    for (const auto& stranger : {cy, coach("Eve"), administrator("Ida")})
        EXPECT_TRUE(equallyForbidden(read(stranger, direct), missing));
    EXPECT_TRUE(refused(nobody().get(pathOf(direct)), 401, "unauthenticated"));
    EXPECT_TRUE(refusedFields(read(bo, "x"), {"conversationId"}));
    const auto etag = read(bo, direct).header("etag");
    EXPECT_TRUE(equallyForbidden(as(cy).with("If-None-Match", etag).get(pathOf(direct)), missing));
    EXPECT_TRUE(equallyForbidden(as(cy).with("If-None-Match", "*").get(pathOf(direct)), missing));
    EXPECT_EQ(as(cy).get(pathOf(direct) + "?limit=0").bodyButRequestId(),
              as(cy).get(pathOf(missingId()) + "?limit=0").bodyButRequestId());
}

TEST_F(ListMessages, ShowsWhoLeftOnlyWhatCameBefore) {
    const auto group = groupConversation(ana, {bo, cy});
    for (const char* text : {"one", "two"}) message(ana, group, text);
    disconnect(ana, bo);
    const auto etag = read(bo, group).header("etag");

    message(cy, group, "without Bo");

    EXPECT_EQ(contents(bo, group), (Texts{"two", "one"}));
    EXPECT_EQ(walk(as(bo), pathOf(group), 1, "content"), (Texts{"two", "one"}));
    EXPECT_EQ(as(bo).with("If-None-Match", etag).get(pathOf(group)).status, 304);
    EXPECT_EQ(contents(cy, group), (Texts{"without Bo", "two", "one"}));
}

TEST_F(ListMessages, StaysReadableForBothAfterTheConnection) {
    message(ana, direct, "hello");

    disconnect(ana, bo);

    EXPECT_EQ(contents(ana, direct), (Texts{"hello"}));
    EXPECT_EQ(contents(bo, direct), (Texts{"hello"}));
}

TEST_F(ListMessages, BeginsWithAnyMessage) {
    for (int i = 1; i <= 6; ++i) message(ana, direct, std::to_string(i));
    const auto page = as(bo).get(pathOf(direct) + "?upTo=4&limit=2");

    EXPECT_EQ(page["items"].texts("content"), (Texts{"4", "3"}));
    EXPECT_EQ(
        as(bo).get(pathOf(direct) + "?upTo=4&limit=2&cursor=" + page["nextCursor"].text())["items"].texts("content"),
        (Texts{"2", "1"}));
    EXPECT_EQ(as(bo).get(pathOf(direct) + "?upTo=99&limit=1")["items"].texts("content"), (Texts{"6"}));
    EXPECT_EQ(as(bo).get(pathOf(direct) + "?upTo=0")["items"].size(), 0);
}

TEST_F(ListMessages, GoesOnBehindAnyMessage) {
    for (int i = 1; i <= 6; ++i) message(ana, direct, std::to_string(i));
    const auto page = as(bo).get(pathOf(direct) + "?after=2&limit=3");

    EXPECT_EQ(page["items"].texts("content"), (Texts{"5", "4", "3"}));
    EXPECT_TRUE(page["nextCursor"].isNull());
    EXPECT_EQ(as(bo).get(pathOf(direct) + "?after=5")["items"].texts("content"), (Texts{"6"}));
    EXPECT_EQ(as(bo).get(pathOf(direct) + "?after=6")["items"].size(), 0);
    for (const char* wrong : {"?after=2&upTo=4", "?after=-1", "?after=x"})
        EXPECT_TRUE(refusedFields(as(bo).get(pathOf(direct) + wrong), {"after"}));
    EXPECT_TRUE(refusedFields(as(bo).get(pathOf(direct) + "?upTo=1.5"), {"upTo"}));
    EXPECT_TRUE(
        equallyForbidden(as(cy).get(pathOf(direct) + "?after=2"), as(cy).get(pathOf(missingId()) + "?after=2")));
}

}  // namespace
