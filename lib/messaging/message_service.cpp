#include "messaging/message_service.h"

#include "http/error.h"

namespace tp::messaging {

Message messageFrom(const db::Row& row, const Uuid& conversationId, int first) {
    return {row.get<Uuid>(first),
            conversationId,
            row.get<std::int64_t>(first + 1),
            row.maybe<Uuid>(first + 2),
            row.get<std::string>(first + 3),
            row.get<Instant>(first + 4),
            row.maybe<Instant>(first + 5),
            row.maybe<std::string>(first + 6)};
}

MessagesPage listMessages(db::Transaction& tx, const Uuid& conversationId, const std::optional<BeforeSeq>& before,
                          int limit) {
    // The participant's row stands also where there is no message.
    const auto found = tx.later(
        R"(select coalesce(p.left_revision, c.revision)::text, m.id, m.seq, m.sender_id, m.content, m.created_at,
                  case when p.left_at is null or m.read_at <= p.left_at then m.read_at end,
                  case when m.sender_id = p.user_id then m.client_key end
           from app.conversation_participants p
           left join app.conversations c on c.id = p.conversation_id and p.left_at is null
           left join lateral (
               select * from app.messages
               where conversation_id = p.conversation_id and seq < coalesce($2::bigint, 9223372036854775807)
                 and seq <= coalesce(p.left_seq, 9223372036854775807)
               order by seq desc
               limit $3::int + 1) m on true
           where p.conversation_id = $1::uuid and p.user_id = app.caller()
           order by m.seq desc)",
        conversationId, db::parameter(before, &BeforeSeq::seq), limit);
    MessagesPage page{found, {}};
    const auto rows = found.get();
    page.messages.reserve(static_cast<std::size_t>(rows.size()));
    for (int i = 0; i < rows.size(); ++i)
        if (!rows[i].isNull(1)) page.messages.push_back(messageFrom(rows[i], conversationId, 1));
    return page;
}

db::Later messagesRevision(db::Transaction& tx, const db::Bytes& tokenHash, const Uuid& conversationId) {
    return tx.later("select app.messages_revision($1, $2::uuid)", tokenHash, conversationId);
}

Message sendMessage(db::Transaction& tx, const Uuid& conversationId, const std::string& content,
                    const std::optional<std::string>& clientKey) {
    const auto rows = tx.query(
        "insert into app.messages (conversation_id, content, client_key) values ($1::uuid, $2, $3) "
        "returning id, seq, sender_id, content, created_at, read_at, client_key",
        conversationId, content, db::parameter(clientKey));
    return messageFrom(rows[0], conversationId, 0);
}

void markRead(db::Transaction& tx, const Uuid& conversationId, const Uuid& messageId) {
    const auto found = tx.query(
        R"(select m.seq from app.messages m where m.conversation_id = $1::uuid and m.id = $2::uuid
             and exists (select from app.conversation_participants p where p.conversation_id = $1::uuid
                         and p.user_id = app.caller() and m.seq <= coalesce(p.left_seq, m.seq)))",
        conversationId, messageId);
    if (found.empty()) throw http::InvalidInput("lastReadMessageId", "is no message of this conversation");
    tx.later(
        "update app.conversation_participants set last_read_seq = $2::bigint where conversation_id = $1::uuid "
        "and user_id = app.caller() and last_read_seq < $2::bigint",
        conversationId, found[0].get<std::int64_t>(0));
}

}  // namespace tp::messaging
