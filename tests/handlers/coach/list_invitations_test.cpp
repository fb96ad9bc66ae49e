// coach/list_invitations
#include <algorithm>
#include <functional>

#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/coach/invitations";

struct ListInvitations : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");
};

TEST_F(ListInvitations, ShowsTheOwnOnesNewestFirst) {
    const auto first = inviteAddress(ana, uniqueEmail("first"));
    const auto second = inviteUser(ana, bo);
    inviteUser(coach("Eve"), bo);

    const auto answer = as(ana).get(path);

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer["items"].texts("id"), (std::vector{second.id, first.id}));
    EXPECT_EQ(answer["items"][0].names(),
              (std::vector<std::string>{"createdAt", "email", "expiresAt", "id", "message", "method", "respondedAt",
                                        "sentAt", "status", "username", "viewedAt"}));
}

TEST_F(ListInvitations, FiltersByStatus) {
    const auto pending = inviteAddress(ana, uniqueEmail("one"));
    const auto expired = inviteAddress(ana, uniqueEmail("two"));
    expire(expired);
    const auto declined = inviteUser(ana, bo);
    as(bo).post("/api/invitations/decline", body({{"invitationId", declined.id}}));

    EXPECT_EQ(as(ana).get(std::string(path) + "?status=pending")["items"].texts("id"), std::vector{pending.id});
    EXPECT_EQ(as(ana).get(std::string(path) + "?status=expired")["items"].texts("status"),
              std::vector<std::string>{"expired"});
    EXPECT_EQ(as(ana).get(std::string(path) + "?status=declined")["items"].texts("id"), std::vector{declined.id});
    EXPECT_TRUE(refusedFields(as(ana).get(std::string(path) + "?status=lost"), {"status"}));
}

TEST_F(ListInvitations, IsAList) {
    std::vector<std::string> made;
    for (int i = 0; i < 5; ++i) made.push_back(inviteAddress(ana, uniqueEmail("some")).id);
    // Newest first; of two in one millisecond the id decides.
    std::ranges::sort(made, std::greater());

    expectListRules(ana, path);
    EXPECT_EQ(walk(as(ana), path, 2, "id"), made);
}

}  // namespace
