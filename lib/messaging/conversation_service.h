// Conversations: one coach and that coach's athletes.
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

struct Participant {
    std::optional<Uuid> userId;  // nothing where the account is deleted
    std::string displayName;
    std::string roleAtJoin;
    Instant joinedAt;
    std::optional<Instant> leftAt;

    static constexpr const char* schemaName = "Participant";
    static constexpr auto fields() {
        return std::tuple{
            json::required("userId", &Participant::userId), json::required("displayName", &Participant::displayName),
            json::required("roleAtJoin", &Participant::roleAtJoin), json::required("joinedAt", &Participant::joinedAt),
            json::required("leftAt", &Participant::leftAt)};
    }
};

struct Conversation {
    Uuid id;
    bool isGroup;
    std::optional<std::string> title;
    Instant createdAt;
    json::RawList<Participant> participants;
    std::optional<Message> lastMessage;
    std::int64_t unreadCount;
    bool isAnnouncement;  // only the coach writes
    bool muted;
    bool pinned;
    bool archived;
    bool markedUnread;
    bool canWrite;
    std::optional<Uuid> coachId;  // nothing where the account is deleted
    Instant lastActivityAt;       // of the last message, or of the beginning: the list's order

    static constexpr const char* schemaName = "Conversation";
    static constexpr auto fields() {
        return std::tuple{json::required("id", &Conversation::id),
                          json::required("isGroup", &Conversation::isGroup),
                          json::required("title", &Conversation::title),
                          json::required("createdAt", &Conversation::createdAt),
                          json::required("participants", &Conversation::participants),
                          json::required("lastMessage", &Conversation::lastMessage),
                          json::required("unreadCount", &Conversation::unreadCount),
                          json::required("isAnnouncement", &Conversation::isAnnouncement),
                          json::required("muted", &Conversation::muted),
                          json::required("pinned", &Conversation::pinned),
                          json::required("archived", &Conversation::archived),
                          json::required("markedUnread", &Conversation::markedUnread),
                          json::required("canWrite", &Conversation::canWrite),
                          json::required("coachId", &Conversation::coachId)};
    }
};

// Where the list, the most recently active first, goes on.
struct BeforeActivity {
    Instant lastActivityAt;
    Uuid id;

    static constexpr auto fields() {
        return std::tuple{json::required("lastActivityAt", &BeforeActivity::lastActivityAt),
                          json::required("id", &BeforeActivity::id)};
    }
};

// Some of the caller's conversations, and a text that changes with everything that the whole list shows.
struct ConversationsPage {
    db::Later revision;
    std::vector<Conversation> conversations;
};

// Those left behind as they were then; one row more than `limit` tells that there are more.
ConversationsPage listConversations(db::Transaction& tx, const std::optional<BeforeActivity>& before, int limit);

// The revision alone, for the session of this token; NULL where it has ended.
db::Later listRevision(db::Transaction& tx, const db::Bytes& tokenHash);

struct DirectConversation {
    Conversation conversation;
    bool created;
};
// The one conversation between the two, made where there is none yet. One of them is the caller.
DirectConversation openDirect(db::Transaction& tx, const Uuid& coachId, const Uuid& athleteId);

// A group of the calling coach.
Conversation createGroup(db::Transaction& tx, const std::vector<Uuid>& athleteIds,
                         const std::optional<std::string>& title, bool isAnnouncement);

// Throws http::Forbidden where it is no group of the calling coach, or the coach has left it meanwhile.
Conversation changeGroup(db::Transaction& tx, const Uuid& conversationId, const std::optional<std::string>& title,
                         bool isAnnouncement);

// One that the caller is, or was, in. Throws http::Forbidden where it is none.
Conversation readConversation(db::Transaction& tx, const Uuid& conversationId);

}  // namespace tp::messaging
