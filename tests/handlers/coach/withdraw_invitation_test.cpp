// coach/withdraw_invitation
#include "http_test.h"

namespace {

using namespace tp::test;

struct WithdrawInvitation : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");
    Invited invitation = inviteUser(ana, bo);

    static Answer withdraw(const Person& who, const std::string& id) {
        return as(who).post("/api/coach/invitations/" + id + "/withdraw");
    }
};

TEST_F(WithdrawInvitation, TakesItBack) {
    const auto answer = withdraw(ana, invitation.id);

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer["status"].text(), "withdrawn");
    EXPECT_TRUE(refused(as(bo).post("/api/invitations/accept", body({{"invitationId", invitation.id}})), 410,
                        "invitation_gone"));
    EXPECT_TRUE(refused(withdraw(ana, invitation.id), 409, "invitation_closed"));
}

TEST_F(WithdrawInvitation, LeavesAnAnswerAsItIs) {
    ASSERT_EQ(as(bo).post("/api/invitations/accept", body({{"invitationId", invitation.id}})).status, 201);

    EXPECT_TRUE(refused(withdraw(ana, invitation.id), 409, "invitation_closed"));
    EXPECT_EQ(connectionStatus(ana, bo), "active");
}

TEST_F(WithdrawInvitation, IsEitherWithdrawnOrAccepted) {
    const auto answers = atOnce(20, [&](int i) {
        return i % 2 == 0 ? withdraw(ana, invitation.id)
                          : as(bo).post("/api/invitations/accept", body({{"invitationId", invitation.id}}));
    });

    EXPECT_EQ(countOf(answers, 200) + countOf(answers, 201), 1);
    EXPECT_EQ(connectionStatus(ana, bo), countOf(answers, 201) == 1 ? "active" : "");
}

TEST_F(WithdrawInvitation, RefusesStrangers) {
    const auto foreign = withdraw(coach("Eve"), invitation.id);

    EXPECT_TRUE(equallyForbidden(foreign, withdraw(coach("Eve"), missingId())));
    EXPECT_TRUE(equallyForbidden(foreign, withdraw(bo, invitation.id)));
    EXPECT_EQ(rowsIn("app.invitations", "id = $1 and status = 'pending'", {invitation.id}), 1);
}

}  // namespace
