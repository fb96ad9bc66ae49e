// The conversation, or the message in it, that an endpoint's path is about.
#pragma once

#include <tuple>

#include "json/fields.h"
#include "types/uuid.h"

namespace tp::messaging {

struct ConversationPath {
    Uuid conversationId;

    static constexpr auto fields() {
        return std::tuple{json::required("conversationId", &ConversationPath::conversationId)};
    }
};

struct MessagePath {
    Uuid conversationId;
    Uuid messageId;

    static constexpr auto fields() {
        return std::tuple{json::required("conversationId", &MessagePath::conversationId),
                          json::required("messageId", &MessagePath::messageId)};
    }
};

}  // namespace tp::messaging
