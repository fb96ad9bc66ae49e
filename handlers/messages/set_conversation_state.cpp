// messages/set_conversation_state: how the caller keeps a conversation: muted, pinned, archived, marked as unread.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/serve.h"
#include "messaging/conversation_state_service.h"

namespace {

using namespace tp;

struct WantedState : messaging::ConversationState {
    Uuid conversationId;

    static constexpr auto fields() {
        return std::tuple_cat(std::tuple{json::required("conversationId", &WantedState::conversationId)},
                              messaging::ConversationState::fields());
    }
};

http::Ok<messaging::Conversation> setConversationState(const Caller& caller, const WantedState& wanted,
                                                       db::Transaction& tx) {
    assertUserInConversation(tx, caller, wanted.conversationId, Participation::reading);
    return messaging::setState(tx, wanted.conversationId, wanted);
}

}  // namespace

int main() { return http::serve<endpoint>(setConversationState); }
