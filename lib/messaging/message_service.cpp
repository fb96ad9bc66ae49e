#include "messaging/message_service.h"

#include "http/error.h"

namespace tp::messaging {

namespace {

MessagesPage pageFrom(const db::Later& found, const Uuid& conversationId) {
    MessagesPage page{found, {}};
    const auto rows = found.get();
    page.messages.reserve(static_cast<std::size_t>(rows.size()));
    for (int i = 0; i < rows.size(); ++i)
        if (!rows[i].isNull(1)) page.messages.push_back(messageFrom(rows[i], conversationId, 1));
    return page;
}

}  // namespace

Message messageFrom(const db::Row& row, const Uuid& conversationId, int first) {
    return {
        row.get<Uuid>(first),
        conversationId,
        row.get<std::int64_t>(first + 1),
        row.maybe<Uuid>(first + 2),
        row.get<std::string>(first + 3),
        row.get<Instant>(first + 4),
        row.maybe<Instant>(first + 5),
        row.maybe<std::string>(first + 6),
        row.isNull(first + 7) ? std::nullopt : std::optional(json::RawObject<Quote>{row.get<std::string>(first + 7)}),
        {row.get<std::string>(first + 8)},
        row.maybe<Instant>(first + 9),
        row.maybe<Instant>(first + 10),
        {row.get<std::string>(first + 11)}};
}

std::string messagesOfCaller(std::string_view which, std::string_view order) {
    constexpr std::string_view start =
        R"(select coalesce(p.left_revision, c.revision)::text || case when p.read_receipts then '' else ' hidden' end,
                  m.id, m.seq, m.sender_id, case when p.left_at is null then m.content else (m.past).content end,
                  m.created_at, case when p.read_receipts and (p.left_at is null or m.read_at <= p.left_at)
                                     then m.read_at end,
                  case when m.sender_id = p.user_id then m.client_key end,
                  case when m.reply_to_seq is null or not app.sees(p, m.reply_to_seq) then null
                       when p.left_at is null then m.reply else (m.past).reply end, to_json(m.mentions)::text,
                  case when p.left_at is null then m.edited_at else (m.past).edited_at end, m.deleted_at,
                  case when p.left_at is null then m.reactions else (m.past).reactions end,
                  m.changed_revision, coalesce(p.left_revision, c.revision)
           from app.conversation_participants p
           left join app.conversations c on c.id = p.conversation_id and p.left_at is null
           left join lateral (
               select m.*, case when p.left_at is not null then app.message_then(m, p.left_at) end as past
               from app.messages m
               where m.conversation_id = p.conversation_id and m.seq > p.joined_seq
                 and m.seq <= coalesce(p.left_seq, 9223372036854775807) and (isempty(p.gaps) or not p.gaps @> m.seq)
                 and )";
    constexpr std::string_view middle = " order by ";
    constexpr std::string_view end = R"( limit $2::int) m on true
           where p.conversation_id = $1::uuid and p.user_id = app.caller()
           order by m.seq desc)";
    return std::string(start).append(which).append(middle).append(order).append(end);
}

MessagesPage listMessages(db::Transaction& tx, const Uuid& conversationId, const std::optional<BeforeSeq>& before,
                          int limit) {
    static const std::string statement =
        messagesOfCaller("m.seq < coalesce($3::bigint, 9223372036854775807)", "m.seq desc");
    return pageFrom(tx.later(statement, conversationId, limit + 1, db::parameter(before, &BeforeSeq::seq)),
                    conversationId);
}

MessagesPage listMessagesBehind(db::Transaction& tx, const Uuid& conversationId, std::int64_t seq, int limit) {
    static const std::string statement = messagesOfCaller("m.seq > $3::bigint", "m.seq");
    return pageFrom(tx.later(statement, conversationId, limit, seq), conversationId);
}

Message readMessage(db::Transaction& tx, const Uuid& conversationId, const Uuid& messageId) {
    static const std::string statement = messagesOfCaller("m.id = $3::uuid", "m.seq");
    const auto rows = tx.query(statement, conversationId, 1, messageId);
    if (rows.empty() || rows[0].isNull(1)) throw http::Forbidden();
    return messageFrom(rows[0], conversationId, 1);
}

db::Later messagesRevision(db::Transaction& tx, const db::Bytes& tokenHash, const Uuid& conversationId) {
    return tx.later("select app.messages_revision($1, $2::uuid)", tokenHash, conversationId);
}

std::optional<std::int64_t> seqOf(db::Transaction& tx, const Uuid& conversationId, const Uuid& messageId) {
    const auto found = tx.query(
        R"(select m.seq from app.messages m where m.conversation_id = $1::uuid and m.id = $2::uuid
             and exists (select from app.conversation_participants p where p.conversation_id = $1::uuid
                         and p.user_id = app.caller() and app.sees(p, m.seq)))",
        conversationId, messageId);
    return found.empty() ? std::nullopt : std::optional(found[0].get<std::int64_t>(0));
}

Message sendMessage(db::Transaction& tx, const Uuid& conversationId, const NewMessage& message,
                    const std::optional<std::string>& clientKey) {
    std::optional<std::int64_t> repliesTo;
    if (message.replyToId) {
        repliesTo = seqOf(tx, conversationId, *message.replyToId);
        if (!repliesTo) throw http::InvalidInput("replyToId", "is no message of this conversation");
    }
    const auto rows = tx.query(
        "insert into app.messages (conversation_id, content, client_key, reply_to_seq, mentions) "
        "values ($1::uuid, $2, $3, $4::bigint, $5::uuid[]) "
        "returning id, seq, sender_id, content, created_at, read_at, client_key, reply, to_json(mentions)::text, "
        "edited_at, deleted_at, reactions",
        conversationId, message.content, db::parameter(clientKey), db::parameter(repliesTo), message.mentionIds);
    return messageFrom(rows[0], conversationId, 0);
}

}  // namespace tp::messaging
