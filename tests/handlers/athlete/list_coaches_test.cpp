// athlete/list_coaches
#include <algorithm>

#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/athlete/coaches";

struct ListCoaches : HttpTest {
    Person bo = athlete("Bo");
    using Texts = std::vector<std::string>;

    Person coachedBy(const std::string& name) const {
        auto made = coach(name);
        connect(made, bo);
        return made;
    }
    Texts names() const { return as(bo).get(path)["items"].texts("displayName"); }
};

TEST_F(ListCoaches, ShowsTheAthletesCoachesWithoutTheirEmail) {
    const auto ana = coachedBy("Ana");

    const auto answer = as(bo).get(path);

    ASSERT_EQ(answer["items"].size(), 1);
    EXPECT_TRUE(answer["nextCursor"].isNull());
    const auto item = answer["items"][0];
    EXPECT_EQ(item.names(), (Texts{"connectedAt", "displayName", "id", "pausedBy", "status"}));
    EXPECT_EQ(item["id"].text(), ana.id);
    EXPECT_EQ(item["displayName"].text(), "Ana");
    EXPECT_EQ(item["status"].text(), "active");
    EXPECT_TRUE(item["connectedAt"].isText());
    EXPECT_EQ(answer.body.find(ana.email), std::string::npos);
}

TEST_F(ListCoaches, SortsByNameWhateverTheCase) {
    for (const char* name : {"eve", "Ana", "\xC3\x84nne", "Zoe", "bea"}) coachedBy(name);

    EXPECT_EQ(names(), (Texts{"Ana", "\xC3\x84nne", "bea", "eve", "Zoe"}));
}

TEST_F(ListCoaches, ShowsPausedConnectionsButNoEndedOnes) {
    pause(coachedBy("Ana"), bo);
    disconnect(coachedBy("Eve"), bo);
    coach("Stranger");

    const auto items = as(bo).get(path)["items"];

    EXPECT_EQ(items.texts("displayName"), (Texts{"Ana"}));
    EXPECT_EQ(items[0]["status"].text(), "inactive");
}

TEST_F(ListCoaches, WalksWithoutAGap) {
    Texts ids;
    for (int i = 0; i < 12; ++i) ids.push_back(coachedBy(i % 2 == 0 ? "same" : "Same").id);

    auto seen = walk(as(bo), path, 5, "id");

    std::ranges::sort(seen);
    std::ranges::sort(ids);
    EXPECT_EQ(seen, ids);
}

TEST_F(ListCoaches, KeepsToTheRulesOfLists) {
    for (const char* name : {"Ana", "Eve", "Bea"}) coachedBy(name);

    expectListRules(bo, path);
}

TEST_F(ListCoaches, IsForAthletes) {
    EXPECT_TRUE(equallyForbidden(as(coach("Ana")).get(path), as(administrator("Ida")).get(path)));
    EXPECT_TRUE(refused(nobody().get(path), 401, "unauthenticated"));
}

}  // namespace
