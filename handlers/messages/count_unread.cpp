// messages/count_unread: in how many conversations something waits for the caller.
#include "endpoint.h"
#include "http/serve.h"
#include "messaging/conversation_state_service.h"

namespace {

using namespace tp;

struct UnreadConversations {
    std::int64_t conversations = 0;

    static constexpr auto fields() {
        return std::tuple{json::required("conversations", &UnreadConversations::conversations)};
    }
};

http::Ok<UnreadConversations> countUnread(const Caller& /*caller*/, const http::NoInput& /*nothing*/,
                                          db::Transaction& tx) {
    return UnreadConversations{messaging::countUnread(tx)};
}

}  // namespace

int main() { return http::serve<endpoint>(countUnread); }
