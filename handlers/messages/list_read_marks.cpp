// messages/list_read_marks: how far the other participants have read.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/serve.h"
#include "messaging/message_path.h"
#include "messaging/read_mark_service.h"

namespace {

using namespace tp;

http::Ok<http::Items<messaging::ReadMark>> listReadMarks(const Caller& caller,
                                                         const messaging::ConversationPath& wanted,
                                                         db::Transaction& tx) {
    assertUserInConversation(tx, caller, wanted.conversationId, Participation::reading);
    return {{messaging::listReadMarks(tx, wanted.conversationId)}};
}

}  // namespace

int main() { return http::serve<endpoint>(listReadMarks); }
