// messages/add_reaction: a participant reacts to a message with an emoji.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/serve.h"
#include "messaging/reaction_service.h"

namespace {

using namespace tp;

http::Ok<messaging::Message> addReaction(const Caller& caller, const messaging::OwnReaction& reaction,
                                         db::Transaction& tx) {
    assertUserInConversation(tx, caller, reaction.conversationId, Participation::writing);
    assertMessageIsShown(tx, caller, reaction.conversationId, reaction.messageId);
    return messaging::addReaction(tx, reaction);
}

}  // namespace

int main() { return http::serve<endpoint>(addReaction); }
