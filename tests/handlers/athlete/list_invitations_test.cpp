// athlete/list_invitations
#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/invitations";

struct ListReceivedInvitations : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");
};

TEST_F(ListReceivedInvitations, ShowsWhoInvites) {
    const auto answer = as(bo).get(path);
    EXPECT_EQ(answer["items"].size(), 0);
    const auto invitation = inviteUser(ana, bo);

    const auto items = as(bo).get(path)["items"];

    ASSERT_EQ(items.size(), 1);
    EXPECT_EQ(items[0]["id"].text(), invitation.id);
    EXPECT_EQ(items[0]["message"].text(), "Train with me");
    EXPECT_EQ(items[0]["coach"]["id"].text(), ana.id);
    EXPECT_EQ(items[0]["coach"]["displayName"].text(), "Ana");
    EXPECT_EQ(as(athlete("Cy")).get(path)["items"].size(), 0);
}

TEST_F(ListReceivedInvitations, AsksForAVerifiedAddress) {
    const auto upper = "B" + bo.email.substr(1);
    inviteAddress(ana, upper);
    EXPECT_EQ(as(bo).get(path)["items"].size(), 1);

    setUnverified(bo);

    EXPECT_EQ(as(bo).get(path)["items"].size(), 0);
}

TEST_F(ListReceivedInvitations, LeavesOutWhatNeedsNoAnswer) {
    expire(inviteUser(ana, bo));
    const auto eve = coach("Eve");
    inviteUser(eve, bo);
    connect(eve, bo);
    const auto fay = coach("Fay");
    inviteUser(fay, bo);
    demote(fay);

    EXPECT_EQ(as(bo).get(path)["items"].size(), 0);
}

TEST_F(ListReceivedInvitations, IsAList) {
    std::vector<std::string> made;
    for (int i = 0; i < 5; ++i) made.insert(made.begin(), inviteUser(coach("Some"), bo).id);

    expectListRules(bo, path);
    EXPECT_EQ(walk(as(bo), path, 2, "id"), made);
}

}  // namespace
