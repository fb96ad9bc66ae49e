// messages/list_edits: the earlier versions of a message, the oldest first.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/serve.h"
#include "messaging/message_change_service.h"
#include "messaging/message_path.h"

namespace {

using namespace tp;

http::Ok<http::Items<messaging::Edit>> listEdits(const Caller& caller, const messaging::MessagePath& message,
                                                 db::Transaction& tx) {
    assertMessageIsShown(tx, caller, message.conversationId, message.messageId);
    return {{messaging::listEdits(tx, message.conversationId, message.messageId)}};
}

}  // namespace

int main() { return http::serve<endpoint>(listEdits); }
