// messages/edit_message: somebody changes an own message, soon after it was sent.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/serve.h"
#include "messaging/message_change_service.h"
#include "messaging/message_path.h"

namespace {

using namespace tp;

struct NewContent : messaging::MessagePath {
    std::string content;

    static constexpr auto fields() {
        return std::tuple_cat(messaging::MessagePath::fields(),
                              std::tuple{json::required("content", &NewContent::content, json::text(1, 10000))});
    }
};

http::Ok<messaging::Message> editMessage(const Caller& caller, const NewContent& wanted, db::Transaction& tx) {
    assertUserInConversation(tx, caller, wanted.conversationId, Participation::writing);
    assertMessageIsOwn(tx, caller, wanted.conversationId, wanted.messageId);
    return messaging::editMessage(tx, wanted.conversationId, wanted.messageId, wanted.content);
}

}  // namespace

int main() { return http::serve<endpoint>(editMessage); }
