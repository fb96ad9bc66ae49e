// Reactions to messages: one of each emoji for each participant.
#pragma once

#include <string>

#include "db/transaction.h"
#include "messaging/message_service.h"
#include "types/uuid.h"

namespace tp::messaging {

// Both throw http::InvalidInput("emoji") where the text is not one emoji. What is there already, or is not there,
// changes nothing. Throws http::MessageDeleted; http::TooManyReactions where it would be the 21st different one on the
// message.
Message addReaction(db::Transaction& tx, const Uuid& conversationId, const Uuid& messageId, const std::string& emoji);
Message removeReaction(db::Transaction& tx, const Uuid& conversationId, const Uuid& messageId,
                       const std::string& emoji);

}  // namespace tp::messaging
