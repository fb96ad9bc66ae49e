// coach/list_invitations: the coach's invitations, the newest first.
#include "coaching/invitation_service.h"
#include "endpoint.h"
#include "http/paging.h"
#include "http/serve.h"

namespace {

using namespace tp;

struct InvitationsInput : http::PageInput {
    std::optional<std::string> status;

    static constexpr auto fields() {
        return std::tuple_cat(
            http::PageInput::fields(),
            std::tuple{json::optional("status", &InvitationsInput::status, json::oneOf(coaching::invitationStatuses))});
    }
};

http::Ok<http::Page<coaching::Invitation>> listInvitations(const Coach& coach, const InvitationsInput& wanted,
                                                           db::Transaction& tx) {
    const auto before = coach.placeIn<coaching::BeforeInvitation>(wanted.cursor);
    const int limit = wanted.limit.value_or(http::defaultLimit);
    return http::pageOf(coaching::listInvitations(tx, wanted.status, before, limit), limit, coach,
                        [](const auto& last) { return coaching::BeforeInvitation{last.id}; });
}

}  // namespace

int main() { return http::serve<endpoint>(listInvitations); }
