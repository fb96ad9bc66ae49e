// messages/mark_read
#include "http_test.h"

namespace {

using namespace tp::test;

struct MarkRead : HttpTest {
    Person ana = coach("Ana");
    Person bo = connected("Bo");
    Person cy = connected("Cy");
    std::string group = groupConversation(ana, {bo, cy});

    Person connected(const std::string& name) const {
        auto made = athlete(name);
        connect(ana, made);
        return made;
    }
    static Answer mark(const Person& who, const std::string& id, const std::string& messageId) {
        return as(who).post("/api/messages/conversations/" + id + "/read", body({{"lastReadMessageId", messageId}}));
    }
    long markOf(const Person& who) const {
        return std::stol(
            valueOf("select last_read_seq from app.conversation_participants "
                    "where conversation_id = $1 and user_id = $2",
                    {group, who.id}));
    }
    // By seq, oldest first: whether each message has been read by all.
    std::vector<bool> readByAll() const {
        const auto items = as(ana).get("/api/messages/conversations/" + group + "/messages")["items"];
        std::vector<bool> read;
        for (std::size_t i = items.size(); i > 0; --i) read.push_back(items[i - 1]["readAt"].isText());
        return read;
    }
};

TEST_F(MarkRead, MovesTheCallersMark) {
    message(ana, group, "one");
    const auto two = message(ana, group, "two");
    message(ana, group, "three");

    const auto answer = mark(bo, group, two);

    EXPECT_EQ(answer.status, 204) << answer.body;
    EXPECT_EQ(answer.body, "");
    EXPECT_EQ(markOf(bo), 2);
    EXPECT_EQ(markOf(cy), 0);
    EXPECT_EQ(as(bo).get("/api/messages/conversations")["items"][0]["unreadCount"].integer(), 1);
}

TEST_F(MarkRead, NeverMovesBack) {
    const auto one = message(ana, group, "one");
    const auto two = message(ana, group, "two");

    EXPECT_EQ(mark(bo, group, two).status, 204);
    EXPECT_EQ(mark(bo, group, one).status, 204);
    EXPECT_EQ(mark(bo, group, two).status, 204);

    EXPECT_EQ(markOf(bo), 2);
}

TEST_F(MarkRead, CountsAMessageAsReadWhenTheLastOtherHasReadIt) {
    const auto one = message(ana, group, "one");
    const auto two = message(ana, group, "two");
    EXPECT_EQ(readByAll(), (std::vector{false, false}));

    mark(bo, group, two);
    EXPECT_EQ(readByAll(), (std::vector{false, false}));
    mark(cy, group, one);
    EXPECT_EQ(readByAll(), (std::vector{true, false}));
    mark(cy, group, two);
    EXPECT_EQ(readByAll(), (std::vector{true, true}));

    const auto readAt = as(ana).get("/api/messages/conversations/" + group + "/messages")["items"][1]["readAt"].text();
    mark(bo, group, one);
    mark(cy, group, two);
    EXPECT_EQ(as(ana).get("/api/messages/conversations/" + group + "/messages")["items"][1]["readAt"].text(), readAt);
}

TEST_F(MarkRead, IsDoneByAnswering) {
    message(ana, group, "one");
    message(bo, group, "two");
    message(cy, group, "three");

    EXPECT_EQ(markOf(bo), 2);
    EXPECT_EQ(markOf(cy), 3);
    EXPECT_EQ(readByAll(), (std::vector{true, false, false}));
}

TEST_F(MarkRead, WaitsForNobodyWhoLeft) {
    const auto one = message(ana, group, "one");
    disconnect(ana, cy);

    mark(bo, group, one);

    EXPECT_EQ(readByAll(), (std::vector{true}));
}

TEST_F(MarkRead, IsCompleteWhenTheLastOneBehindLeaves) {
    const auto one = message(ana, group, "one");
    mark(bo, group, one);
    ASSERT_EQ(readByAll(), (std::vector{false}));

    disconnect(ana, cy);

    EXPECT_EQ(readByAll(), (std::vector{true}));
}

TEST_F(MarkRead, IsNotShownToWhoLeftBefore) {
    const auto one = message(bo, group, "one");
    disconnect(ana, bo);
    mark(ana, group, one);
    mark(cy, group, one);
    ASSERT_EQ(readByAll(), (std::vector{true}));

    const auto shown = as(bo).get("/api/messages/conversations/" + group + "/messages")["items"];
    EXPECT_TRUE(shown[0]["readAt"].isNull());
    EXPECT_TRUE(as(bo).get("/api/messages/conversations")["items"][0]["lastMessage"]["readAt"].isNull());
}

TEST_F(MarkRead, AgreesHoweverManyReadAtOnce) {
    std::string last;
    for (int i = 0; i < 5; ++i) last = message(ana, group, "hello");

    const auto answers = atOnce(8, [&](int i) { return mark(i % 2 == 0 ? bo : cy, group, last); });

    EXPECT_EQ(countOf(answers, 204), 8);
    EXPECT_EQ(readByAll(), (std::vector{true, true, true, true, true}));
}

TEST_F(MarkRead, RefusesMessagesOfElsewhere) {
    const auto direct = directConversation(ana, bo);
    const auto elsewhere = message(ana, direct, "elsewhere");
    message(ana, group, "here");

    EXPECT_TRUE(refusedFields(mark(bo, group, elsewhere), {"lastReadMessageId"}));
    EXPECT_TRUE(refusedFields(mark(bo, group, missingId()), {"lastReadMessageId"}));
    EXPECT_TRUE(refusedFields(mark(bo, group, "1"), {"lastReadMessageId"}));
    EXPECT_TRUE(refusedFields(mark(bo, "x", "1"), {"conversationId", "lastReadMessageId"}));
    EXPECT_TRUE(refusedFields(as(bo).post("/api/messages/conversations/" + group + "/read", R"({"seq": 1})"),
                              {"lastReadMessageId", "seq"}));
    EXPECT_EQ(markOf(bo), 0);
}

TEST_F(MarkRead, RefusesForeignAndMissingConversationsAlike) {
    const auto direct = directConversation(ana, bo);
    const auto id = message(ana, direct, "secret");
    const auto missing = mark(cy, missingId(), id);

    for (const auto& stranger : {cy, coach("Eve"), administrator("Ida")})
        EXPECT_TRUE(equallyForbidden(mark(stranger, direct, id), missing));
    EXPECT_TRUE(
        refused(nobody().post("/api/messages/conversations/" + direct + "/read", "{}"), 401, "unauthenticated"));
    EXPECT_EQ(rowsIn("app.conversation_participants", "conversation_id = $1", {direct}), 2);
}

TEST_F(MarkRead, LetsWhoLeftCatchUpWithWhatCameBefore) {
    const auto before = message(ana, group, "before");
    disconnect(ana, bo);
    const auto after = message(ana, group, "after");

    EXPECT_EQ(mark(bo, group, before).status, 204);
    EXPECT_TRUE(refusedFields(mark(bo, group, after), {"lastReadMessageId"}));

    EXPECT_EQ(markOf(bo), 1);
    EXPECT_EQ(as(bo).get("/api/messages/conversations")["items"][0]["unreadCount"].integer(), 0);
}

}  // namespace
