// messages/list_read_marks
#include <algorithm>

#include "messenger.h"

namespace {

using namespace tp::test;

struct ListReadMarks : Messenger {
    Answer marks(const Person& who) const { return as(who).get(path("/read-marks")); }
    void mark(const Person& who, const std::string& id) const {
        ASSERT_EQ(as(who).post(path("/read"), body({{"lastReadMessageId", id}})).status, 204);
    }
    static void setReceipts(const Person& who, bool on) {
        const auto answer = as(who).send("PUT", "/api/account",
                                         body({{"displayName", who.displayName},
                                               {"username", who.username},
                                               {"timeZone", "UTC"},
                                               {"units", "kg"},
                                               {"language", "en"},
                                               {"readReceipts", on}}));
        ASSERT_EQ(answer.status, 200) << answer.body;
        EXPECT_EQ(answer["readReceipts"].boolean(), on);
    }
    static std::int64_t of(const Answer& answer, const Person& who) {
        const auto ids = answer["items"].texts("userId");
        const auto found = std::ranges::find(ids, who.id);
        return found == ids.end()
                   ? -1
                   : answer["items"][static_cast<std::size_t>(found - ids.begin())]["lastReadSeq"].integer();
    }
    bool isRead(const Person& by, const std::string& id) const { return read(by, id)["readAt"].isText(); }
};

TEST_F(ListReadMarks, ShowsTheOthers) {
    const auto one = message(ana, group, "one");
    message(ana, group, "two");
    mark(bo, one);

    const auto answer = marks(ana);

    EXPECT_EQ(answer["items"].size(), 2);
    EXPECT_EQ(of(answer, bo), 1);
    EXPECT_EQ(of(answer, cy), 0);
    EXPECT_EQ(of(marks(bo), ana), 2);
    mark(cy, one);
    EXPECT_EQ(as(ana).with("If-None-Match", answer.header("etag")).get(path("/read-marks")).status, 200);
}

TEST_F(ListReadMarks, LeavesOutWhoHides) {
    const auto one = message(ana, group, "one");
    mark(bo, one);
    mark(cy, one);

    setReceipts(bo, false);

    EXPECT_EQ(of(marks(ana), bo), -1);
    EXPECT_EQ(of(marks(ana), cy), 1);
    EXPECT_EQ(marks(bo).body, R"({"items":[]})");
    EXPECT_FALSE(isRead(bo, one));
    EXPECT_TRUE(isRead(ana, one));
    EXPECT_TRUE(as(bo).get("/api/messages/conversations")["items"][0]["lastMessage"]["readAt"].isNull());

    setReceipts(bo, true);

    EXPECT_EQ(of(marks(ana), bo), 1);
    EXPECT_TRUE(isRead(bo, one));
}

TEST_F(ListReadMarks, WaitsForNobodyWhoHides) {
    const auto one = message(ana, group, "one");
    mark(bo, one);
    EXPECT_FALSE(isRead(ana, one));
    const auto etag = as(ana).get(path("/messages")).header("etag");

    setReceipts(cy, false);

    EXPECT_TRUE(isRead(ana, one));
    EXPECT_EQ(as(ana).with("If-None-Match", etag).get(path("/messages")).status, 200);
    const auto two = message(ana, group, "two");
    mark(cy, two);
    EXPECT_FALSE(isRead(ana, two));
    mark(bo, two);
    EXPECT_TRUE(isRead(ana, two));
}

TEST_F(ListReadMarks, TellsNothingOfAPairInWhichOneHides) {
    group = directConversation(ana, bo);
    setReceipts(bo, false);
    const auto id = message(ana, group, "hello");

    mark(bo, id);

    EXPECT_FALSE(isRead(ana, id));
    EXPECT_EQ(marks(ana)["items"].size(), 0);
    const auto etag = as(bo).get(path("/messages")).header("etag");
    setReceipts(bo, true);
    EXPECT_TRUE(isRead(ana, id));
    EXPECT_EQ(as(bo).with("If-None-Match", etag).get(path("/messages")).status, 200);
}

// The switch and the marks meet in any order: who reads last, of those that show, makes it read.
TEST_F(ListReadMarks, HoldsWhileManySwitchAndRead) {
    const auto id = message(ana, group, "hello");
    atOnce(6, [&](int i) {
        if (i % 2 == 0)
            mark(i % 3 == 0 ? bo : cy, id);
        else
            setReceipts(i % 3 == 0 ? bo : cy, i > 3);
        return 0;
    });
    setReceipts(bo, true);
    setReceipts(cy, true);
    EXPECT_TRUE(isRead(ana, id));
}

TEST_F(ListReadMarks, ShowsNothingToAndOfWhoLeft) {
    message(ana, group, "one");
    disconnect(ana, bo);

    EXPECT_EQ(marks(bo).body, R"({"items":[]})");
    EXPECT_EQ(marks(ana)["items"].texts("userId"), (Texts{cy.id}));
}

TEST_F(ListReadMarks, RefusesForeignAndMissingConversationsAlike) {
    const auto di = connected("Di");
    const auto missing = as(di).get("/api/messages/conversations/" + missingId() + "/read-marks");
    for (const auto& stranger : {di, coach("Eve"), administrator("Ida")})
        EXPECT_TRUE(equallyForbidden(marks(stranger), missing));
}

}  // namespace
