// coach/withdraw_invitation: a coach takes an invitation back.
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

http::Ok<coaching::Invitation> withdrawInvitation(const Coach& coach, const WantedInvitation& wanted,
                                                  db::Transaction& tx) {
    assertInvitationIsOwn(tx, coach, wanted.invitationId);
    return coaching::withdrawInvitation(tx, wanted.invitationId);
}

}  // namespace

int main() { return http::serve<endpoint>(withdrawInvitation); }
