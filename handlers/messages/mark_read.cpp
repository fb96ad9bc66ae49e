// messages/mark_read: a participant has read a conversation up to a message.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/serve.h"
#include "messaging/read_mark_service.h"

namespace {

using namespace tp;

struct ReadMark {
    Uuid conversationId;
    Uuid lastReadMessageId;

    static constexpr auto fields() {
        return std::tuple{json::required("conversationId", &ReadMark::conversationId),
                          json::required("lastReadMessageId", &ReadMark::lastReadMessageId)};
    }
};

http::NoContent markRead(const Caller& caller, const ReadMark& mark, db::Transaction& tx) {
    assertUserInConversation(tx, caller, mark.conversationId, Participation::reading);
    messaging::markRead(tx, mark.conversationId, mark.lastReadMessageId);
    return {};
}

}  // namespace

int main() { return http::serve<endpoint>(markRead); }
