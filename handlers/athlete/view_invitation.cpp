// athlete/view_invitation: somebody who has the code from a mail sees who invites, signed in or not.
#include "coaching/received_invitation_service.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

struct InvitationCode {
    std::string code;

    static constexpr auto fields() {
        return std::tuple{json::required("code", &InvitationCode::code, json::exactText(1, 200, 800))};
    }
};

http::Ok<coaching::ViewedInvitation> viewInvitation(const Visitor& visitor, const InvitationCode& given,
                                                    db::Transaction& tx) {
    return coaching::viewInvitation(tx, visitor.request, given.code);
}

}  // namespace

int main() { return http::serve<endpoint>(viewInvitation); }
