// coach/invite_athlete: a coach invites somebody, with an account or without, by e-mail or by username.
#include "coaching/invitation_service.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

struct InvitationInput : coaching::NewInvitation {
    static constexpr auto fields() {
        return std::tuple{json::optional("email", &InvitationInput::email, json::email()),
                          json::optional("username", &InvitationInput::username, json::text(1, 30)),
                          json::optional("message", &InvitationInput::message, json::text(0, 1000))};
    }
};

http::Created<coaching::Invitation> inviteAthlete(const Coach& /*coach*/, const InvitationInput& wanted,
                                                  db::Transaction& tx) {
    return coaching::invite(tx, wanted);
}

}  // namespace

int main() { return http::serve<endpoint>(inviteAthlete); }
