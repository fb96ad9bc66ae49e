// messages/remove_participant: a coach takes somebody out of an own group.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/serve.h"
#include "messaging/membership_service.h"

namespace {

using namespace tp;

struct FormerParticipant {
    Uuid conversationId;
    Uuid userId;

    static constexpr auto fields() {
        return std::tuple{json::required("conversationId", &FormerParticipant::conversationId),
                          json::required("userId", &FormerParticipant::userId)};
    }
};

http::NoContent removeParticipant(const Coach& coach, const FormerParticipant& wanted, db::Transaction& tx) {
    assertCoachOwnsGroup(tx, coach, wanted.conversationId);
    messaging::removeFromGroup(tx, wanted.conversationId, wanted.userId);
    return {};
}

}  // namespace

int main() { return http::serve<endpoint>(removeParticipant); }
