#include "messaging/conversation_state_service.h"

namespace tp::messaging {

Conversation setState(db::Transaction& tx, const Uuid& conversationId, const ConversationState& state) {
    tx.later(
        R"(update app.conversation_participants p
           set muted = $2::boolean, pinned = $3::boolean, marked_unread = $5::boolean,
               -- The last one, or where there is one that shows beyond what was seen, all before that one.
               archived_seq = case when $4::boolean then least(
                   coalesce(p.left_seq, (select c.last_seq from app.conversations c where c.id = p.conversation_id)),
                   (select min(m.seq) - 1 from app.messages m
                    where m.conversation_id = p.conversation_id and m.seq > $6::bigint and app.sees(p, m.seq))) end
           where p.conversation_id = $1::uuid and p.user_id = app.caller())",
        conversationId, state.muted, state.pinned, state.archived, state.markedUnread,
        db::parameter(state.lastSeenSeq));
    return readConversation(tx, conversationId);
}

}  // namespace tp::messaging
