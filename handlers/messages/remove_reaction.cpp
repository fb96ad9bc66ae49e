// messages/remove_reaction: a participant takes back a reaction.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/serve.h"
#include "messaging/reaction_service.h"

namespace {

using namespace tp;

http::Ok<messaging::Message> removeReaction(const Caller& caller, const messaging::OwnReaction& reaction,
                                            db::Transaction& tx) {
    assertUserInConversation(tx, caller, reaction.conversationId, Participation::writing);
    assertMessageIsShown(tx, caller, reaction.conversationId, reaction.messageId);
    return messaging::removeReaction(tx, reaction);
}

}  // namespace

int main() { return http::serve<endpoint>(removeReaction); }
