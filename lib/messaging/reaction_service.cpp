#include "messaging/reaction_service.h"

#include "http/error.h"
#include "messaging/emoji.h"

namespace tp::messaging {

namespace {

Message react(db::Transaction& tx, const char* statement, const Uuid& conversationId, const Uuid& messageId,
              const std::string& emoji) {
    if (!isEmoji(emoji)) throw http::InvalidInput("emoji", "is not one emoji");
    tx.later(statement, conversationId, messageId, emoji);
    return readMessage(tx, conversationId, messageId);
}

}  // namespace

Message addReaction(db::Transaction& tx, const Uuid& conversationId, const Uuid& messageId, const std::string& emoji) {
    return react(tx, "select app.add_reaction($1, $2, $3)", conversationId, messageId, emoji);
}

Message removeReaction(db::Transaction& tx, const Uuid& conversationId, const Uuid& messageId,
                       const std::string& emoji) {
    return react(tx, "select app.remove_reaction($1, $2, $3)", conversationId, messageId, emoji);
}

}  // namespace tp::messaging
