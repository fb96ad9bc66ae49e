// messages/read_conversation: one conversation, as the list shows it.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/serve.h"
#include "messaging/conversation_service.h"
#include "messaging/message_path.h"

namespace {

using namespace tp;

http::Ok<messaging::Conversation> readConversation(const Caller& caller, const messaging::ConversationPath& wanted,
                                                   db::Transaction& tx) {
    assertUserInConversation(tx, caller, wanted.conversationId, Participation::reading);
    return messaging::readConversation(tx, wanted.conversationId);
}

}  // namespace

int main() { return http::serve<endpoint>(readConversation); }
