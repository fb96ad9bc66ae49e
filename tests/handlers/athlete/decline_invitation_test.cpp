// athlete/decline_invitation
#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/invitations/decline";

struct DeclineInvitation : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");
    Invited invitation = inviteUser(ana, bo);
};

TEST_F(DeclineInvitation, IsTheAnswer) {
    const auto answer = as(bo).with("User-Agent", "Browser").post(path, body({{"invitationId", invitation.id}}));

    EXPECT_EQ(answer.status, 204) << answer.body;
    EXPECT_EQ(connectionStatus(ana, bo), "");
    EXPECT_EQ(
        rowsIn("app.invitations", "id = $1 and status = 'declined' and responded_with = 'Browser'", {invitation.id}),
        1);
    EXPECT_EQ(rowsIn("app.notifications", "recipient_id = $1 and kind = 'invitation_declined'", {ana.id}), 1);
    for (const char* again : {path, "/api/invitations/accept"})
        EXPECT_TRUE(refused(as(bo).post(again, body({{"invitationId", invitation.id}})), 410, "invitation_gone"));
}

TEST_F(DeclineInvitation, TakesTheCode) {
    setUnverified(bo);
    const auto mailed = inviteAddress(coach("Eve"), bo.email);

    EXPECT_EQ(as(bo).post(path, body({{"code", mailed.code}})).status, 204);
}

TEST_F(DeclineInvitation, BelongsToTheRecipientAlone) {
    const auto cy = athlete("Cy");
    const auto foreign = as(cy).post(path, body({{"invitationId", invitation.id}}));

    EXPECT_TRUE(equallyForbidden(foreign, as(cy).post(path, body({{"invitationId", missingId()}}))));
    EXPECT_TRUE(
        equallyForbidden(foreign, as(cy).from(Network().address()).post(path, body({{"code", invitation.code}}))));
    EXPECT_TRUE(refusedFields(as(bo).post(path, "{}"), {"code", "invitationId"}));
    EXPECT_EQ(rowsIn("app.invitations", "id = $1 and status = 'pending'", {invitation.id}), 1);
}

}  // namespace
