// coach/resend_invitation: a coach sends an invitation again, with a new code; the old one is dead.
#include "auth/authorize.h"
#include "coaching/invitation_service.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

struct WantedInvitation {
    Uuid invitationId;

    static constexpr auto fields() {
        return std::tuple{json::required("invitationId", &WantedInvitation::invitationId)};
    }
};

http::Ok<coaching::Invitation> resendInvitation(const Coach& coach, const WantedInvitation& wanted,
                                                db::Transaction& tx) {
    assertInvitationIsOwn(tx, coach, wanted.invitationId);
    return coaching::resendInvitation(tx, wanted.invitationId);
}

}  // namespace

int main() { return http::serve<endpoint>(resendInvitation); }
