#include "messaging/message_change_service.h"

#include <algorithm>

namespace tp::messaging {

namespace {

constexpr int mostChanges = 200;
// Behind the revision's text and the message's columns.
constexpr int changedRevision = 13;
constexpr int presentRevision = 14;

}  // namespace

Message editMessage(db::Transaction& tx, const Uuid& conversationId, const Uuid& messageId,
                    const std::string& content) {
    tx.later("select app.edit_message($1, $2, $3)", conversationId, messageId, content);
    return readMessage(tx, conversationId, messageId);
}

void deleteMessage(db::Transaction& tx, const Uuid& conversationId, const Uuid& messageId) {
    tx.later("select app.delete_message($1, $2)", conversationId, messageId);
}

std::vector<Edit> listEdits(db::Transaction& tx, const Uuid& conversationId, const Uuid& messageId) {
    return tx
        .query(
            R"(select e.content, e.replaced_at
               from app.conversation_participants p
               join app.messages m on m.conversation_id = p.conversation_id and app.sees(p, m.seq)
               join app.message_edits e on e.conversation_id = m.conversation_id and e.seq = m.seq
               where p.conversation_id = $1::uuid and p.user_id = app.caller() and m.id = $2::uuid
                 and (p.left_at is null or e.replaced_at <= p.left_at)
               order by e.version)",
            conversationId, messageId)
        .map([](const db::Row& row) {
            return Edit{row.get<std::string>(0), row.get<Instant>(1)};
        });
}

ChangesPage listChanges(db::Transaction& tx, const Uuid& conversationId, const std::optional<std::int64_t>& after) {
    static const std::string statement = messagesOfCaller(
        "m.changed_revision > $3::bigint and m.changed_revision <= coalesce(p.left_revision, 9223372036854775807)",
        "m.changed_revision");
    const auto found = tx.later(statement, conversationId, mostChanges, db::parameter(after));
    ChangesPage page{found, {{}, 0}};
    const auto rows = found.get();
    std::int64_t last = 0;
    for (int i = 0; i < rows.size(); ++i) {
        page.changes.revision = rows[i].get<std::int64_t>(presentRevision);
        if (rows[i].isNull(1)) continue;
        page.changes.items.push_back(messageFrom(rows[i], conversationId, 1));
        last = std::max(last, rows[i].get<std::int64_t>(changedRevision));
    }
    if (rows.size() == mostChanges) page.changes.revision = last;
    return page;
}

}  // namespace tp::messaging
