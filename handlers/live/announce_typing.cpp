// live/announce_typing: tells the others in a conversation that the caller is typing. Nothing of it is kept.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/serve.h"
#include "messaging/message_path.h"
#include "messaging/typing_service.h"

namespace {

using namespace tp;

http::NoContent announceTyping(const Caller& caller, const messaging::ConversationPath& typing, db::Transaction& tx) {
    assertUserInConversation(tx, caller, typing.conversationId, Participation::writing);
    messaging::announceTyping(tx, typing.conversationId);
    return {};
}

}  // namespace

int main() { return http::serve<endpoint>(announceTyping); }
