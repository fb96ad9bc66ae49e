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

// What a message replies to.
struct Quote {
    Uuid id;
    std::int64_t seq;
    std::optional<Uuid> senderId;
    std::string excerpt;  // the first 140 characters
    bool deleted;

    static constexpr const char* schemaName = "Quote";
    static constexpr auto fields() {
        return std::tuple{json::required("id", &Quote::id), json::required("seq", &Quote::seq),
                          json::required("senderId", &Quote::senderId), json::required("excerpt", &Quote::excerpt),
                          json::required("deleted", &Quote::deleted)};
    }
};

struct Reaction {
    std::string emoji;
    std::vector<Uuid> userIds;  // in the order of reacting

    static constexpr const char* schemaName = "Reaction";
    static constexpr auto fields() {
        return std::tuple{json::required("emoji", &Reaction::emoji), json::required("userIds", &Reaction::userIds)};
    }
};

// A deleted message stays with its number, and without content, quote, mentions and reactions.
struct Message {
    Uuid id;
    Uuid conversationId;
    std::int64_t seq;
    std::optional<Uuid> senderId;  // nothing where the account is deleted
    std::string content;
    Instant createdAt;
    std::optional<Instant> readAt;         // when the last other participant had read it
    std::optional<std::string> clientKey;  // to its sender: the Idempotency-Key it was sent with
    std::optional<json::RawObject<Quote>> replyTo;
    json::RawList<Uuid> mentions;
    std::optional<Instant> editedAt;
    std::optional<Instant> deletedAt;
    json::RawList<Reaction> reactions;

    static constexpr const char* schemaName = "Message";
    static constexpr auto fields() {
        return std::tuple{json::required("id", &Message::id),
                          json::required("conversationId", &Message::conversationId),
                          json::required("seq", &Message::seq),
                          json::required("senderId", &Message::senderId),
                          json::required("content", &Message::content),
                          json::required("createdAt", &Message::createdAt),
                          json::required("readAt", &Message::readAt),
                          json::required("clientKey", &Message::clientKey),
                          json::required("replyTo", &Message::replyTo),
                          json::required("mentions", &Message::mentions),
                          json::required("editedAt", &Message::editedAt),
                          json::required("deletedAt", &Message::deletedAt),
                          json::required("reactions", &Message::reactions)};
    }
};

// Columns id, seq, sender_id, content, created_at, read_at, client_key, reply, mentions as JSON, edited_at, deleted_at,
// reactions from `first` on.
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
// Newest first, those before `before`; a participant who left sees what came before, as it was then. One row more than
// `limit` tells that there are more.
MessagesPage listMessages(db::Transaction& tx, const Uuid& conversationId, const std::optional<BeforeSeq>& before,
                          int limit);

// At most `limit` of those right behind the message of this number, newest first as well.
MessagesPage listMessagesBehind(db::Transaction& tx, const Uuid& conversationId, std::int64_t seq, int limit);

// One that the caller sees. Throws http::Forbidden where there is none (any more).
Message readMessage(db::Transaction& tx, const Uuid& conversationId, const Uuid& messageId);

// What the caller sees of a conversation p: the messages m for which `which` holds, at most $2 of them, the first by
// `order`. Columns: what messagesRevision gives, a message's (messageFrom), m.changed_revision and the revision as a
// number. A row stands also where no message fits. Who left sees each message as it was then.
std::string messagesOfCaller(std::string_view which, std::string_view order);

// The revision alone.
db::Later messagesRevision(db::Transaction& tx, const Uuid& conversationId);

// The number of a message of the conversation that the caller sees, if it is one.
std::optional<std::int64_t> seqOf(db::Transaction& tx, const Uuid& conversationId, const Uuid& messageId);

struct NewMessage {
    std::string content;
    std::optional<Uuid> replyToId;
    std::vector<Uuid> mentionIds;
};

// Takes the conversation's next number. The lock on it is held until the commit, so that numbers appear in order.
// Throws http::InvalidInput("replyToId") where it is no message of the conversation that the caller sees, and
// NotInConversation for mentioning somebody who is not in it.
Message sendMessage(db::Transaction& tx, const Uuid& conversationId, const NewMessage& message,
                    const std::optional<std::string>& clientKey);

}  // namespace tp::messaging
