// athlete/list_invitations: who invites the athlete, the newest first; only what has no answer yet.
#include "coaching/received_invitation_service.h"
#include "endpoint.h"
#include "http/paging.h"
#include "http/serve.h"

namespace {

using namespace tp;

http::Ok<http::Page<coaching::ReceivedInvitation>> listInvitations(const Athlete& athlete, const http::PageInput& page,
                                                                   db::Transaction& tx) {
    const auto before = athlete.placeIn<coaching::BeforeReceived>(page.cursor);
    const int limit = page.limit.value_or(http::defaultLimit);
    return http::pageOf(coaching::listReceived(tx, before, limit), limit, athlete,
                        [](const auto& last) { return coaching::BeforeReceived{last.id}; });
}

}  // namespace

int main() { return http::serve<endpoint>(listInvitations); }
