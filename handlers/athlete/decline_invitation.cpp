// athlete/decline_invitation: an athlete declines an invitation, by its code or from the list.
#include "auth/authorize.h"
#include "coaching/received_invitation_service.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

http::NoContent declineInvitation(const Athlete& athlete, const coaching::InvitationChoice& choice,
                                  db::Transaction& tx) {
    coaching::requireOneChoice(choice);
    if (choice.invitationId) assertInvitationIsFor(tx, athlete, *choice.invitationId);
    coaching::declineInvitation(tx, athlete.request, choice);
    return {};
}

}  // namespace

int main() { return http::serve<endpoint>(declineInvitation); }
