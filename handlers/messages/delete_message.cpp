// messages/delete_message: somebody deletes an own message, of which a tombstone stays.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/serve.h"
#include "messaging/message_change_service.h"
#include "messaging/message_path.h"

namespace {

using namespace tp;

http::NoContent deleteMessage(const Caller& caller, const messaging::MessagePath& message, db::Transaction& tx) {
    assertMessageIsOwn(tx, caller, message.conversationId, message.messageId);
    messaging::deleteMessage(tx, message.conversationId, message.messageId);
    return {};
}

}  // namespace

int main() { return http::serve<endpoint>(deleteMessage); }
