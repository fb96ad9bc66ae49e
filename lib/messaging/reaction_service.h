// Reactions to messages: one of each emoji for each participant.
#pragma once

#include <string>
#include <tuple>

#include "db/transaction.h"
#include "messaging/message_path.h"
#include "messaging/message_service.h"

namespace tp::messaging {

// One of the caller's, to a message.
struct OwnReaction : MessagePath {
    std::string emoji;

    static constexpr auto fields() {
        return std::tuple_cat(MessagePath::fields(),
                              std::tuple{json::required("emoji", &OwnReaction::emoji, json::exactText(1, 40, 40))});
    }
};

// Both return the message as it is then, and throw http::InvalidInput("emoji") where the text is not one emoji. What is
// there already, or is not there, changes nothing. Adding throws http::MessageDeleted, and http::TooManyReactions where
// it would be the 21st different one on the message.
Message addReaction(db::Transaction& tx, const OwnReaction& reaction);
Message removeReaction(db::Transaction& tx, const OwnReaction& reaction);

}  // namespace tp::messaging
