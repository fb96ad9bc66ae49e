// athlete/accept_invitation: an athlete accepts an invitation, by its code or from the list; the connection is active
// at once.
#include "auth/authorize.h"
#include "coaching/received_invitation_service.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

http::Created<coaching::AcceptedConnection> acceptInvitation(const Athlete& athlete,
                                                             const coaching::InvitationChoice& choice,
                                                             db::Transaction& tx) {
    coaching::requireOneChoice(choice);
    if (choice.invitationId) assertInvitationIsFor(tx, athlete, *choice.invitationId);
    return coaching::acceptInvitation(tx, athlete.request, choice);
}

}  // namespace

int main() { return http::serve<endpoint>(acceptInvitation); }
