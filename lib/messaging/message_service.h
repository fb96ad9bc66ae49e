// Messages within a conversation, numbered 1, 2, 3 … in commit order.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "db/transaction.h"
#include "json/fields.h"
#include "types/instant.h"
#include "types/uuid.h"

namespace tp::messaging {

struct Message {
    Uuid id;
    Uuid conversationId;
    std::int64_t seq;
    std::optional<Uuid> senderId;  // nothing where the account is deleted
    std::string content;
    Instant createdAt;
    std::optional<Instant> readAt;         // when the last other participant had read it
    std::optional<std::string> clientKey;  // to its sender: the Idempotency-Key it was sent with

    static constexpr const char* schemaName = "Message";
    static constexpr auto fields() {
        return std::tuple{
            json::required("id", &Message::id),           json::required("conversationId", &Message::conversationId),
            json::required("seq", &Message::seq),         json::required("senderId", &Message::senderId),
            json::required("content", &Message::content), json::required("createdAt", &Message::createdAt),
            json::required("readAt", &Message::readAt),   json::required("clientKey", &Message::clientKey)};
    }
};

// Columns id, seq, sender_id, content, created_at, read_at, client_key from `first` on.
Message messageFrom(const db::Row& row, const Uuid& conversationId, int first);

// Where a conversation's messages, newest first, go on.
struct BeforeSeq {
    std::int64_t seq;

    static constexpr auto fields() { return std::tuple{json::required("seq", &BeforeSeq::seq)}; }
};

// Some of a conversation's messages, and a text that changes with everything that the caller sees of them.
struct MessagesPage {
    db::Later revision;
    std::vector<Message> messages;
};
// Newest first, those before `before`; a participant who left sees what came before. One row more than `limit` tells
// that there are more.
MessagesPage listMessages(db::Transaction& tx, const Uuid& conversationId, const std::optional<BeforeSeq>& before,
                          int limit);

// The revision alone, for the session of this token; NULL where it has ended or the conversation is none of its user's.
db::Later messagesRevision(db::Transaction& tx, const db::Bytes& tokenHash, const Uuid& conversationId);

// Takes the conversation's next number. The lock on it is held until the commit, so that numbers appear in order.
Message sendMessage(db::Transaction& tx, const Uuid& conversationId, const std::string& content,
                    const std::optional<std::string>& clientKey);

// Moves the caller's read mark forward to this message, never back.
// Throws http::InvalidInput("lastReadMessageId") where it is no message of the conversation that the caller can see.
void markRead(db::Transaction& tx, const Uuid& conversationId, const Uuid& messageId);

}  // namespace tp::messaging
