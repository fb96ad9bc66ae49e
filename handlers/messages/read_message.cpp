// messages/read_message: one message.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/serve.h"
#include "messaging/message_path.h"
#include "messaging/message_service.h"

namespace {

using namespace tp;

http::Ok<messaging::Message> readMessage(const Caller& caller, const messaging::MessagePath& wanted,
                                         db::Transaction& tx) {
    assertMessageIsShown(tx, caller, wanted.conversationId, wanted.messageId);
    return messaging::readMessage(tx, wanted.conversationId, wanted.messageId);
}

}  // namespace

int main() { return http::serve<endpoint>(readMessage); }
