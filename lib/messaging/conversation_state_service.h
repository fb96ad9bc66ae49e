// How each participant keeps a conversation, which nobody else sees.
#pragma once

#include <cstdint>
#include <optional>
#include <tuple>

#include "messaging/conversation_service.h"

namespace tp::messaging {

struct ConversationState {
    bool muted = false;         // no mail, and no count of it as unread
    bool pinned = false;        // above the others
    bool archived = false;      // out of sight until something is written in it; for ever where it is muted, too
    bool markedUnread = false;  // until the caller reads in it
    // The newest message that the caller saw: what shows beyond it keeps the conversation from being archived unseen.
    // Nothing for whatever is there.
    std::optional<std::int64_t> lastSeenSeq;

    static constexpr auto fields() {
        return std::tuple{json::required("muted", &ConversationState::muted),
                          json::required("pinned", &ConversationState::pinned),
                          json::required("archived", &ConversationState::archived),
                          json::required("markedUnread", &ConversationState::markedUnread),
                          json::optional("lastSeenSeq", &ConversationState::lastSeenSeq, json::range(0, 1e15))};
    }
};

// The caller's own state of a conversation that the caller is, or was, in; returns what the caller sees of it then.
Conversation setState(db::Transaction& tx, const Uuid& conversationId, const ConversationState& state);

}  // namespace tp::messaging
