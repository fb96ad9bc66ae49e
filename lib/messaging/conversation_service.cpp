#include "messaging/conversation_service.h"

#include "http/error.h"

namespace tp::messaging {

namespace {

// What conversationFrom reads, from column 1 on.
constexpr std::string_view columns = R"(
    l.id, l.is_group, l.title, l.created_at, l.roster, l.last_seq - l.last_read_seq, l.last_activity, l.is_announcement,
    l.muted, l.pinned, l.archived, l.marked_unread, l.can_write, l.coach_id, l.last_message_id, l.last_message_seq,
    l.last_sender_id, l.last_content, l.last_message_at, l.last_read_at, l.last_client_key, l.last_reply,
    to_json(l.last_mentions)::text, l.last_edited_at, l.last_deleted_at, l.last_reactions from )";

std::string select(std::string_view first, std::string_view source) {
    return std::string("select ").append(first).append(",").append(columns).append(source);
}

Conversation conversationFrom(const db::Row& row) {
    const auto id = row.get<Uuid>(1);
    return {id,
            row.get<bool>(2),
            row.maybe<std::string>(3),
            row.get<Instant>(4),
            {row.get<std::string>(5)},
            row.isNull(15) ? std::nullopt : std::optional(messageFrom(row, id, 15)),
            row.get<std::int64_t>(6),
            row.get<bool>(8),
            row.get<bool>(9),
            row.get<bool>(10),
            row.get<bool>(11),
            row.get<bool>(12),
            row.get<bool>(13),
            row.maybe<Uuid>(14),
            row.get<Instant>(7)};
}

// Made beforehand, since a new conversation's row shows only once its participants are in.
Uuid newId(db::Transaction& tx) { return tx.query("select app.uuid_v7()")[0].get<Uuid>(0); }

}  // namespace

Conversation readConversation(db::Transaction& tx, const Uuid& conversationId) {
    static const std::string statement = select("l.revision", "app.own_conversation($1::uuid) l");
    const auto rows = tx.query(statement, conversationId);
    if (rows.empty()) throw http::Forbidden();
    return conversationFrom(rows[0]);
}

ConversationsPage listConversations(db::Transaction& tx, const std::optional<BeforeActivity>& before, int limit) {
    static const std::string statement =
        select("l.list_revision",
               "app.own_conversations($1::timestamptz, $2::uuid, $3::int) l order by l.last_activity desc, l.id desc");
    const auto found = tx.later(statement, db::parameter(before, &BeforeActivity::lastActivityAt),
                                db::parameter(before, &BeforeActivity::id), limit + 1);
    ConversationsPage page{found, {}};
    const auto rows = found.get();
    page.conversations.reserve(static_cast<std::size_t>(rows.size()));
    for (int i = 0; i < rows.size(); ++i)
        if (!rows[i].isNull(1)) page.conversations.push_back(conversationFrom(rows[i]));
    return page;
}

db::Later listRevision(db::Transaction& tx, const db::Bytes& tokenHash) {
    return tx.later("select app.conversations_revision($1)", tokenHash);
}

DirectConversation openDirect(db::Transaction& tx, const Uuid& coachId, const Uuid& athleteId) {
    // No conflict target: one would ask the select policy about the new row, which has no participants yet.
    const bool created = tx.query(
                               "insert into app.conversations (id, coach_id, direct_athlete_id) "
                               "select app.uuid_v7(), $1::uuid, $2::uuid "
                               "on conflict do nothing",
                               coachId, athleteId)
                             .affected() == 1;
    const auto id =
        tx.query("select id from app.conversations where coach_id = $1::uuid and direct_athlete_id = $2::uuid", coachId,
                 athleteId)[0]
            .get<Uuid>(0);
    return {readConversation(tx, id), created};
}

Conversation createGroup(db::Transaction& tx, const std::vector<Uuid>& athleteIds,
                         const std::optional<std::string>& title, bool isAnnouncement) {
    const auto id = newId(tx);
    tx.later(
        "insert into app.conversations (id, coach_id, title, is_announcement) "
        "select $1::uuid, app.caller(), $2::text, $3::boolean",
        id, db::parameter(title), isAnnouncement);
    tx.later("insert into app.conversation_participants (conversation_id, user_id) select $1::uuid, unnest($2::uuid[])",
             id, athleteIds);
    return readConversation(tx, id);
}

Conversation changeGroup(db::Transaction& tx, const Uuid& conversationId, const std::optional<std::string>& title,
                         bool isAnnouncement) {
    // The participants first, whose right to write follows: a message under way comes before the change or is refused.
    tx.later("select app.hold_participants($1::uuid)", conversationId);
    const auto changed = tx.query(
        R"(update app.conversations c set title = $2::text, is_announcement = $3::boolean
           where c.id = $1::uuid and exists (
               select from app.conversation_participants p
               where p.conversation_id = c.id and p.user_id = app.caller() and p.left_at is null))",
        conversationId, db::parameter(title), isAnnouncement);
    if (changed.affected() == 0) throw http::Forbidden();
    return readConversation(tx, conversationId);
}

}  // namespace tp::messaging
