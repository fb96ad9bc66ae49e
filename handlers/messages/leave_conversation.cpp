// messages/leave_conversation: an athlete leaves a group.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/serve.h"
#include "messaging/membership_service.h"

namespace {

using namespace tp;

struct LeftConversation {
    Uuid conversationId;

    static constexpr auto fields() {
        return std::tuple{json::required("conversationId", &LeftConversation::conversationId)};
    }
};

http::NoContent leaveConversation(const Caller& caller, const LeftConversation& wanted, db::Transaction& tx) {
    assertUserInConversation(tx, caller, wanted.conversationId, Participation::reading);
    messaging::leaveGroup(tx, wanted.conversationId);
    return {};
}

}  // namespace

int main() { return http::serve<endpoint>(leaveConversation); }
