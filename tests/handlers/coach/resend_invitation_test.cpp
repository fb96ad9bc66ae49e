// coach/resend_invitation
#include "http_test.h"

namespace {

using namespace tp::test;

struct ResendInvitation : HttpTest {
    Person ana = coach("Ana");
    std::string email = uniqueEmail("new");
    Invited invitation = inviteAddress(ana, email);

    static Answer resend(const Person& who, const std::string& id) {
        return as(who).post("/api/coach/invitations/" + id + "/resend");
    }
};

TEST_F(ResendInvitation, SendsANewCodeAndKillsTheOldOne) {
    expire(invitation);
    const auto answer = resend(ana, invitation.id);

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer["status"].text(), "pending");
    EXPECT_EQ(rowsIn("private.mail_outbox", "to_address = $1 and template = 'invitation'", {email}), 1);
    EXPECT_EQ(rowsIn("app.invitations", "id = $1 and expires_at = sent_at + interval '7 days'", {invitation.id}), 1);
    EXPECT_TRUE(
        refused(nobody().from(Network().address()).post("/api/invitations/view", body({{"code", invitation.code}})),
                403, "forbidden"));
}

TEST_F(ResendInvitation, CountsTowardTheLimitOfADay) {
    for (int i = 0; i < 10; ++i) EXPECT_EQ(resend(ana, invitation.id).status, 200);

    const auto eleventh = resend(ana, invitation.id);
    EXPECT_TRUE(refused(eleventh, 429, "too_many_requests"));
    EXPECT_TRUE(
        refused(as(ana).post("/api/coach/invitations", body({{"email", uniqueEmail("x")}})), 429, "too_many_requests"));
}

TEST_F(ResendInvitation, SendsNothingThatIsAnswered) {
    const auto bo = athlete("Bo");
    const auto other = inviteUser(ana, bo);
    as(bo).post("/api/invitations/decline", body({{"invitationId", other.id}}));

    EXPECT_TRUE(refused(resend(ana, other.id), 409, "invitation_closed"));
    as(ana).post("/api/coach/invitations/" + invitation.id + "/withdraw");
    EXPECT_TRUE(refused(resend(ana, invitation.id), 409, "invitation_closed"));
}

TEST_F(ResendInvitation, RefusesStrangers) {
    const auto foreign = resend(coach("Eve"), invitation.id);

    EXPECT_TRUE(equallyForbidden(foreign, resend(coach("Eve"), missingId())));
    EXPECT_TRUE(equallyForbidden(foreign, resend(athlete("Cy"), invitation.id)));
    EXPECT_EQ(rowsIn("private.mail_outbox", "to_address = $1", {email}), 0);
}

}  // namespace
