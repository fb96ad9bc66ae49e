// messages/list_changes
#include <atomic>
#include <set>

#include "messenger.h"

namespace {

using namespace tp::test;

struct ListChanges : Messenger {
    Answer changes(const Person& who, std::int64_t after) const {
        return as(who).get(path("/changes?after=" + std::to_string(after)));
    }
};

TEST_F(ListChanges, BeginsWithThePresentRevision) {
    edit(ana, message(ana, group, "helo"), "hello");

    const auto answer = as(bo).get(path("/changes"));

    EXPECT_EQ(answer.json().names(), (Texts{"items", "revision"}));
    EXPECT_EQ(answer["items"].size(), 0);
    EXPECT_EQ(answer["revision"].integer(),
              std::stol(valueOf("select revision from app.conversations where id = $1", {group})));
}

TEST_F(ListChanges, HasWhatChangedOfAnyAge) {
    Texts ids;
    for (int i = 1; i <= 4; ++i) ids.push_back(message(ana, group, std::to_string(i)));
    const auto answer = reply(bo, "5", ids[0])["id"].text();
    const auto before = revision(bo);
    EXPECT_EQ(changes(bo, before)["items"].size(), 0);

    edit(ana, ids[0], "one");  // and what quotes it
    remove(ana, ids[1]);
    react(cy, ids[2], "👍");
    message(ana, group, "new");

    const auto found = changes(bo, before);
    EXPECT_EQ(found["items"].texts("id"), (Texts{answer, ids[2], ids[1], ids[0]}));
    EXPECT_EQ(found["items"][0]["replyTo"]["excerpt"].text(), "one");
    EXPECT_EQ(found["revision"].integer(), revision(bo));
    EXPECT_EQ(changes(bo, found["revision"].integer())["items"].size(), 0);
    EXPECT_EQ(
        as(bo).with("If-None-Match", found.header("etag")).get(path("/changes?after=" + std::to_string(before))).status,
        304);
}

TEST_F(ListChanges, GoesOnBehindTwoHundred) {
    const auto quoted = message(ana, group, "quoted");
    sqlAs(bo.token,
          "insert into app.messages (conversation_id, content, reply_to_seq) select $1, n::text, 1 from "
          "generate_series(1, 250) n",
          {group});
    const auto before = revision(cy);
    edit(ana, quoted, "changed");

    const auto first = changes(cy, before);
    const auto next = changes(cy, first["revision"].integer());

    EXPECT_EQ(first["items"].size(), 200);
    EXPECT_EQ(next["items"].size(), 51);
    EXPECT_EQ(next["revision"].integer(), revision(cy));
}

// A reader who follows misses nothing, though changes come from many at once.
TEST_F(ListChanges, MissesNothing) {
    Texts ids;
    for (int i = 0; i < 12; ++i) ids.push_back(message(ana, group, "hello"));
    auto at = revision(bo);
    std::set<std::string> seen;
    std::atomic<bool> changing = true;
    const auto follow = [&] {
        const auto found = changes(bo, at);
        at = found["revision"].integer();
        for (const auto& id : found["items"].texts("id")) seen.insert(id);
    };
    auto reader = std::async(std::launch::async, [&] {
        while (changing) follow();
        follow();
    });

    atOnce(12, [&](int i) { return react(i % 2 == 0 ? cy : ana, ids[static_cast<std::size_t>(i)], "👍"); });
    changing = false;
    reader.get();

    EXPECT_EQ(seen.size(), 12);
}

TEST_F(ListChanges, EndsForWhoLeft) {
    const auto id = message(ana, group, "hello");
    disconnect(ana, bo);
    const auto at = revision(bo);

    edit(ana, id, "changed");
    EXPECT_EQ(changes(bo, at).body, R"({"items":[],"revision":)" + std::to_string(at) + "}");
    remove(ana, id);

    const auto found = changes(bo, at);
    ASSERT_EQ(found["items"].size(), 1);
    EXPECT_EQ(found["items"][0]["content"].text(), "");
}

TEST_F(ListChanges, RefusesForeignAndMissingConversationsAlike) {
    const auto di = connected("Di");
    const auto missing = as(di).get("/api/messages/conversations/" + missingId() + "/changes");
    for (const auto& stranger : {di, coach("Eve"), administrator("Ida")})
        EXPECT_TRUE(equallyForbidden(changes(stranger, 0), missing));
    EXPECT_TRUE(refusedFields(as(bo).get(path("/changes?after=x&y=1")), {"after", "y"}));
}

}  // namespace
