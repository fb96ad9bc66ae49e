// What becomes of messages after they were sent.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "db/transaction.h"
#include "json/fields.h"
#include "messaging/message_service.h"
#include "types/instant.h"
#include "types/uuid.h"

namespace tp::messaging {

// The caller's own message gets another content; the earlier one stays among its edits. The same content changes
// nothing. Throws http::EditTooLate 15 minutes after it was sent, http::TooManyEdits where it would be the 21st edit,
// http::MessageDeleted.
Message editMessage(db::Transaction& tx, const Uuid& conversationId, const Uuid& messageId, const std::string& content);

// Of the caller's own message nothing is left but its place. Again: nothing happens.
void deleteMessage(db::Transaction& tx, const Uuid& conversationId, const Uuid& messageId);

// An earlier version of a message.
struct Edit {
    std::string content;
    Instant replacedAt;

    static constexpr const char* schemaName = "Edit";
    static constexpr auto fields() {
        return std::tuple{json::required("content", &Edit::content), json::required("replacedAt", &Edit::replacedAt)};
    }
};

// The oldest first; who left sees those that were there then.
std::vector<Edit> listEdits(db::Transaction& tx, const Uuid& conversationId, const Uuid& messageId);

// Messages of any age that changed, and where to go on asking.
struct Changes {
    std::vector<Message> items;
    std::int64_t revision;

    static constexpr auto fields() {
        return std::tuple{json::required("items", &Changes::items), json::required("revision", &Changes::revision)};
    }
};
struct ChangesPage {
    db::Later revision;
    Changes changes;
};
// Those edited, deleted or reacted to, or whose quote changed, since this revision of the conversation: at most 200, by
// revision. Without one: none, and the present revision.
ChangesPage listChanges(db::Transaction& tx, const Uuid& conversationId, const std::optional<std::int64_t>& after);

}  // namespace tp::messaging
