// coach/list_athletes
#include <algorithm>

#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/coach/athletes";

struct ListAthletes : HttpTest {
    Person ana = coach("Ana");

    Person connected(const std::string& name) const {
        auto made = athlete(name);
        connect(ana, made);
        return made;
    }
};

TEST_F(ListAthletes, ShowsTheCoachsAthletes) {
    const auto bo = connected("Bo");

    const auto answer = as(ana).get(path);

    ASSERT_EQ(answer.status, 200);
    EXPECT_EQ(answer.json().names(), (std::vector<std::string>{"items", "nextCursor"}));
    EXPECT_TRUE(answer["nextCursor"].isNull());
    ASSERT_EQ(answer["items"].size(), 1);
    const auto item = answer["items"][0];
    EXPECT_EQ(item.names(), (std::vector<std::string>{"connectedAt", "displayName", "email", "id", "status"}));
    EXPECT_EQ(item["id"].text(), bo.id);
    EXPECT_EQ(item["displayName"].text(), "Bo");
    EXPECT_EQ(item["email"].text(), bo.email);
    EXPECT_EQ(item["status"].text(), "active");
    EXPECT_TRUE(item["connectedAt"].isText());
}

TEST_F(ListAthletes, IsEmptyForANewCoach) {
    const auto answer = as(ana).get(path);

    EXPECT_EQ(answer.body, R"({"items":[],"nextCursor":null})");
}

TEST_F(ListAthletes, SortsByNameWhateverTheCase) {
    for (const char* name : {"cy", "Bo", "\xC3\x84nne", "BO2", "ana", "di", "Zoe", "\xC3\xA9lan"}) connected(name);

    EXPECT_EQ(as(ana).get(path)["items"].texts("displayName"),
              (std::vector<std::string>{"ana", "\xC3\x84nne", "Bo", "BO2", "cy", "di", "\xC3\xA9lan", "Zoe"}));
}

TEST_F(ListAthletes, ShowsPausedConnectionsButNoEndedOnes) {
    pause(ana, connected("Bo"));
    disconnect(ana, connected("Cy"));

    const auto items = as(ana).get(path)["items"];

    EXPECT_EQ(items.texts("displayName"), (std::vector<std::string>{"Bo"}));
    EXPECT_EQ(items[0]["status"].text(), "inactive");
}

TEST_F(ListAthletes, WalksWithoutAGap) {
    std::vector<std::string> ids;
    // Names that are equal, or equal but for case, so that the id decides.
    for (int i = 0; i < 120; ++i) ids.push_back(connected(i % 3 == 0 ? "same" : i % 3 == 1 ? "SAME" : "Other").id);
    std::ranges::sort(ids);

    for (const int limit : {1, 7, 40, 100}) {
        auto seen = walk(as(ana), path, limit, "id");
        EXPECT_EQ(seen, walk(as(ana), path, 100, "id"));
        std::ranges::sort(seen);
        EXPECT_EQ(seen, ids);
    }
    EXPECT_EQ(as(ana).get(path)["items"].size(), 50);
}

TEST_F(ListAthletes, KeepsToTheRulesOfLists) {
    for (const char* name : {"Bo", "Cy", "Di", "Fay"}) connected(name);
    const auto cursor = as(ana).get(std::string(path) + "?limit=2")["nextCursor"].text();

    expectListRules(ana, path);
    EXPECT_TRUE(refusedFields(as(ana).get("/api/coach/assignments?cursor=" + cursor), {"cursor"}));
}

TEST_F(ListAthletes, NoticesEveryChange) {
    const auto bo = connected("Bo");
    auto etag = as(ana).get(path).header("etag");
    const auto changed = [&] {
        const auto answer = as(ana).with("If-None-Match", etag).get(path);
        etag = answer.header("etag");
        return answer.status == 200;
    };
    EXPECT_FALSE(changed());

    pause(ana, bo);
    EXPECT_TRUE(changed());
    sql("update app.users set display_name = 'Bob' where id = $1", {bo.id});
    EXPECT_TRUE(changed());
    connected("Cy");
    EXPECT_TRUE(changed());
    disconnect(ana, bo);
    EXPECT_TRUE(changed());
    EXPECT_FALSE(changed());
}

TEST_F(ListAthletes, ShowsNobodyElsesAthletes) {
    const auto eve = coach("Eve");
    connect(eve, athlete("Fay"));
    connected("Bo");

    EXPECT_EQ(as(eve).get(path)["items"].texts("displayName"), (std::vector<std::string>{"Fay"}));
    EXPECT_EQ(as(ana).get(path)["items"].texts("displayName"), (std::vector<std::string>{"Bo"}));
}

TEST_F(ListAthletes, RefusesWhoIsNoCoach) {
    EXPECT_TRUE(equallyForbidden(as(connected("Bo")).get(path), as(administrator("Ida")).get(path)));
    EXPECT_TRUE(refused(nobody().get(path), 401, "unauthenticated"));
}

}  // namespace
