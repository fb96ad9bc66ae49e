// athlete/list_past_coaches
#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/athlete/coach-history";

struct ListPastCoaches : HttpTest {
    Person bo = athlete("Bo");

    Person past(const std::string& name) const {
        auto someone = coach(name);
        connect(someone, bo);
        disconnect(someone, bo);
        return someone;
    }
};

TEST_F(ListPastCoaches, KeepsWhatWasAfterConnectingAgain) {
    const auto ana = coach("Ana");
    connect(ana, bo);
    as(bo).post("/api/athlete/coaches/" + ana.id + "/end", body({{"reason", "Exams"}}));
    as(bo).post("/api/invitations/accept", body({{"invitationId", inviteUser(ana, bo).id}}));

    const auto items = as(bo).get(path)["items"];

    ASSERT_EQ(items.size(), 1);
    EXPECT_EQ(items[0].names(),
              (std::vector<std::string>{"coachId", "connectedAt", "displayName", "endedAt", "endedBy", "reason"}));
    EXPECT_EQ(items[0]["coachId"].text(), ana.id);
    EXPECT_EQ(items[0]["displayName"].text(), "Ana");
    EXPECT_EQ(items[0]["endedBy"].text(), "athlete");
    EXPECT_EQ(items[0]["reason"].text(), "Exams");
    EXPECT_EQ(as(athlete("Cy")).get(path)["items"].size(), 0);
}

TEST_F(ListPastCoaches, OutlivesTheCoachsAccount) {
    sql("delete from app.users where id = $1", {past("Ana").id});

    const auto items = as(bo).get(path)["items"];
    ASSERT_EQ(items.size(), 1);
    EXPECT_TRUE(items[0]["coachId"].isNull() && items[0]["endedBy"].isNull());
    EXPECT_EQ(items[0]["displayName"].text(), "Deleted user");
}

TEST_F(ListPastCoaches, IsAList) {
    std::vector<std::string> ids;
    for (int i = 0; i < 5; ++i) ids.insert(ids.begin(), past("Some").id);

    expectListRules(bo, path);
    EXPECT_EQ(walk(as(bo), path, 2, "coachId"), ids);
}

}  // namespace
