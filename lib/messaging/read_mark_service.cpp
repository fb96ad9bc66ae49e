#include "messaging/read_mark_service.h"

#include "http/error.h"
#include "messaging/message_service.h"

namespace tp::messaging {

std::vector<ReadMark> listReadMarks(db::Transaction& tx, const Uuid& conversationId) {
    return tx.query("select user_id, last_read_seq from app.read_marks($1)", conversationId)
        .map([](const db::Row& row) {
            return ReadMark{row.get<Uuid>(0), row.get<std::int64_t>(1)};
        });
}

void markRead(db::Transaction& tx, const Uuid& conversationId, const Uuid& messageId) {
    const auto seq = seqOf(tx, conversationId, messageId);
    if (!seq) throw http::InvalidInput("lastReadMessageId", "is no message of this conversation");
    tx.later(
        "update app.conversation_participants set last_read_seq = $2::bigint where conversation_id = $1::uuid "
        "and user_id = app.caller() and last_read_seq < $2::bigint",
        conversationId, *seq);
}

}  // namespace tp::messaging
