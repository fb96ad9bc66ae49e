#include "messaging/reaction_service.h"

#include "http/error.h"
#include "messaging/emoji.h"

namespace tp::messaging {

namespace {

Message react(db::Transaction& tx, const char* statement, const OwnReaction& reaction) {
    if (!isEmoji(reaction.emoji)) throw http::InvalidInput("emoji", "is not one emoji");
    tx.later(statement, reaction.conversationId, reaction.messageId, reaction.emoji);
    return readMessage(tx, reaction.conversationId, reaction.messageId);
}

}  // namespace

Message addReaction(db::Transaction& tx, const OwnReaction& reaction) {
    return react(tx, "select app.add_reaction($1, $2, $3)", reaction);
}

Message removeReaction(db::Transaction& tx, const OwnReaction& reaction) {
    return react(tx, "select app.remove_reaction($1, $2, $3)", reaction);
}

}  // namespace tp::messaging
