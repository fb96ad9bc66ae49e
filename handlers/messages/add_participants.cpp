// messages/add_participants: a coach adds own athletes to an own group.
#include <set>

#include "auth/authorize.h"
#include "endpoint.h"
#include "http/error.h"
#include "http/serve.h"
#include "messaging/conversation_service.h"
#include "messaging/membership_service.h"

namespace {

using namespace tp;

struct NewParticipants {
    Uuid conversationId;
    std::vector<Uuid> userIds;

    static constexpr auto fields() {
        return std::tuple{json::required("conversationId", &NewParticipants::conversationId),
                          json::required("userIds", &NewParticipants::userIds, json::items(1, 99))};
    }
};

http::Ok<messaging::Conversation> addParticipants(const Coach& coach, const NewParticipants& wanted,
                                                  db::Transaction& tx) {
    assertCoachOwnsGroup(tx, coach, wanted.conversationId);
    assertMayConverseWith(tx, coach, wanted.userIds, true);
    if (std::set(wanted.userIds.begin(), wanted.userIds.end()).size() != wanted.userIds.size())
        throw http::InvalidInput("userIds", "names somebody twice");

    messaging::addToGroup(tx, wanted.conversationId, wanted.userIds);
    return messaging::readConversation(tx, wanted.conversationId);
}

}  // namespace

int main() { return http::serve<endpoint>(addParticipants); }
