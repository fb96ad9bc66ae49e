// messages/add_reaction: a participant reacts to a message with an emoji.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/serve.h"
#include "messaging/message_path.h"
#include "messaging/reaction_service.h"

namespace {

using namespace tp;

struct Reaction : messaging::MessagePath {
    std::string emoji;

    static constexpr auto fields() {
        return std::tuple_cat(messaging::MessagePath::fields(),
                              std::tuple{json::required("emoji", &Reaction::emoji, json::exactText(1, 40, 40))});
    }
};

http::Ok<messaging::Message> addReaction(const Caller& caller, const Reaction& reaction, db::Transaction& tx) {
    assertUserInConversation(tx, caller, reaction.conversationId, Participation::writing);
    assertMessageIsShown(tx, caller, reaction.conversationId, reaction.messageId);
    return messaging::addReaction(tx, reaction.conversationId, reaction.messageId, reaction.emoji);
}

}  // namespace

int main() { return http::serve<endpoint>(addReaction); }
