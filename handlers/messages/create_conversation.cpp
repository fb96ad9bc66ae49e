// messages/create_conversation: a coach starts a direct or a group conversation with own athletes, an athlete a direct
// one with an own coach. A direct one exists once for each pair.
#include <set>

#include "auth/authorize.h"
#include "endpoint.h"
#include "http/error.h"
#include "http/serve.h"
#include "messaging/conversation_service.h"

namespace {

using namespace tp;

struct NewConversation {
    std::vector<Uuid> participantIds;
    std::optional<std::string> title;
    std::optional<bool> isGroup;
    bool isAnnouncement = false;

    static constexpr auto fields() {
        return std::tuple{json::required("participantIds", &NewConversation::participantIds, json::items(1, 99)),
                          json::optional("title", &NewConversation::title, json::text(1, 120)),
                          json::optional("isGroup", &NewConversation::isGroup),
                          json::optional("isAnnouncement", &NewConversation::isAnnouncement)};
    }
};

http::CreatedOrFound<messaging::Conversation> createConversation(const Caller& caller, const NewConversation& wanted,
                                                                 db::Transaction& tx) {
    const auto& others = wanted.participantIds;
    const bool isGroup = wanted.isGroup.value_or(others.size() > 1);
    assertMayConverseWith(tx, caller, others, isGroup);
    if (std::set(others.begin(), others.end()).size() != others.size())
        throw http::InvalidInput("participantIds", "names somebody twice");
    if (!isGroup && others.size() > 1)
        throw http::InvalidInput("isGroup", "is false, but there are several participants");
    if (!isGroup && wanted.title) throw http::InvalidInput("title", "is for groups only");
    if (!isGroup && wanted.isAnnouncement) throw http::InvalidInput("isAnnouncement", "is for groups only");

    if (isGroup) return {messaging::createGroup(tx, others, wanted.title, wanted.isAnnouncement), true};
    const bool isCoach = caller.user().has("coach");
    auto direct = messaging::openDirect(tx, isCoach ? caller.id() : others[0], isCoach ? others[0] : caller.id());
    return {std::move(direct.conversation), direct.created};
}

}  // namespace

int main() { return http::serve<endpoint>(createConversation); }
