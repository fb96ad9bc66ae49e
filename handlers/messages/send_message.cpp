// messages/send_message: a participant writes a message.
#include <set>

#include "auth/authorize.h"
#include "endpoint.h"
#include "http/error.h"
#include "http/serve.h"
#include "messaging/message_service.h"

namespace {

using namespace tp;

struct NewMessage : messaging::NewMessage {
    Uuid conversationId;

    static constexpr auto fields() {
        return std::tuple{json::required("conversationId", &NewMessage::conversationId),
                          json::required("content", &NewMessage::content, json::text(1, 10000)),
                          json::optional("replyToId", &NewMessage::replyToId),
                          json::optional("mentionIds", &NewMessage::mentionIds, json::items(0, 20))};
    }
};

http::Created<messaging::Message> sendMessage(const Caller& caller, const NewMessage& message, db::Transaction& tx) {
    assertUserInConversation(tx, caller, message.conversationId, Participation::writing);
    const auto& mentioned = message.mentionIds;
    if (std::set(mentioned.begin(), mentioned.end()).size() != mentioned.size())
        throw http::InvalidInput("mentionIds", "names somebody twice");
    return messaging::sendMessage(tx, message.conversationId, message, caller.request.idempotencyKey);
}

}  // namespace

int main() { return http::serve<endpoint>(sendMessage); }
