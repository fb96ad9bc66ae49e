// messages/change_conversation: a coach renames an own group, or makes it one in which only the coach writes.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/serve.h"
#include "messaging/conversation_service.h"

namespace {

using namespace tp;

struct ChangedConversation {
    Uuid conversationId;
    std::optional<std::string> title;
    bool isAnnouncement = false;

    static constexpr auto fields() {
        return std::tuple{json::required("conversationId", &ChangedConversation::conversationId),
                          json::optional("title", &ChangedConversation::title, json::text(1, 120)),
                          json::required("isAnnouncement", &ChangedConversation::isAnnouncement)};
    }
};

http::Ok<messaging::Conversation> changeConversation(const Coach& coach, const ChangedConversation& wanted,
                                                     db::Transaction& tx) {
    assertCoachOwnsGroup(tx, coach, wanted.conversationId);
    return messaging::changeGroup(tx, wanted.conversationId, wanted.title, wanted.isAnnouncement);
}

}  // namespace

int main() { return http::serve<endpoint>(changeConversation); }
