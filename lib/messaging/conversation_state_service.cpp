#include "messaging/conversation_state_service.h"

namespace tp::messaging {

Conversation setState(db::Transaction& tx, const Uuid& conversationId, const ConversationState& state) {
    tx.later(
        R"(update app.conversation_participants p
           set muted = $2::boolean, pinned = $3::boolean, marked_unread = $5::boolean,
               archived_seq = case when $4::boolean then coalesce(p.left_seq, (
                   select c.last_seq from app.conversations c where c.id = p.conversation_id)) end
           where p.conversation_id = $1::uuid and p.user_id = app.caller())",
        conversationId, state.muted, state.pinned, state.archived, state.markedUnread);
    return readConversation(tx, conversationId);
}

}  // namespace tp::messaging
