// messages/leave_conversation: an athlete leaves a group.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/serve.h"
#include "messaging/membership_service.h"
#include "messaging/message_path.h"

namespace {

using namespace tp;

http::NoContent leaveConversation(const Caller& caller, const messaging::ConversationPath& wanted,
                                  db::Transaction& tx) {
    assertUserInConversation(tx, caller, wanted.conversationId, Participation::reading);
    messaging::leaveGroup(tx, wanted.conversationId);
    return {};
}

}  // namespace

int main() { return http::serve<endpoint>(leaveConversation); }
