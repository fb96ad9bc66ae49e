// messages/list_edits
#include "messenger.h"

namespace {

using namespace tp::test;

struct ListEdits : Messenger {
    std::string id = message(ana, group, "one");

    Answer edits(const Person& who) const { return as(who).get(pathOf(id, "/edits")); }
};

TEST_F(ListEdits, ShowsEarlierVersionsTheOldestFirst) {
    EXPECT_EQ(edits(bo).body, R"({"items":[]})");
    edit(ana, id, "two");
    edit(ana, id, "three");

    const auto items = edits(bo)["items"];

    EXPECT_EQ(items.texts("content"), (Texts{"one", "two"}));
    EXPECT_EQ(items[0].names(), (Texts{"content", "replacedAt"}));
    EXPECT_LT(items[0]["replacedAt"].text(), items[1]["replacedAt"].text());
    EXPECT_EQ(items[1]["replacedAt"].text(), read(bo, id)["editedAt"].text());
}

TEST_F(ListEdits, ShowsWhoLeftThoseOfBefore) {
    edit(ana, id, "two");
    disconnect(ana, bo);
    edit(ana, id, "three");

    EXPECT_EQ(edits(bo)["items"].texts("content"), (Texts{"one"}));
    EXPECT_EQ(read(bo, id)["content"].text(), "two");
}

TEST_F(ListEdits, RefusesForeignAndMissingMessagesAlike) {
    edit(ana, id, "two");
    expectForbiddenToOthers("GET", id, "/edits");
}

}  // namespace
