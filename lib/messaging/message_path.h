// Where a message is, in the path of an endpoint that is about one.
#pragma once

#include <tuple>

#include "json/fields.h"
#include "types/uuid.h"

namespace tp::messaging {

struct MessagePath {
    Uuid conversationId;
    Uuid messageId;

    static constexpr auto fields() {
        return std::tuple{json::required("conversationId", &MessagePath::conversationId),
                          json::required("messageId", &MessagePath::messageId)};
    }
};

}  // namespace tp::messaging
