// messages/list_messages: one conversation's messages, newest first.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/paging.h"
#include "http/serve.h"
#include "messaging/message_service.h"

namespace {

using namespace tp;

struct MessagesInput : http::PageInput {
    Uuid conversationId;

    static constexpr auto fields() {
        return std::tuple_cat(http::PageInput::fields(),
                              std::tuple{json::required("conversationId", &MessagesInput::conversationId)});
    }
};

http::Ok<http::Page<messaging::Message>> listMessages(const Caller& caller, const MessagesInput& wanted,
                                                      db::Transaction& tx) {
    assertUserInConversation(tx, caller, wanted.conversationId, Participation::reading);
    const auto revision = messaging::messagesRevision(tx, wanted.conversationId);
    if (caller.holds(revision)) return http::NotModified{revision};

    const auto before = caller.placeIn<messaging::BeforeSeq>(wanted.cursor);
    const int limit = wanted.limit.value_or(http::defaultLimit);
    auto messages = messaging::listMessages(tx, wanted.conversationId, before, limit);
    return {http::pageOf(std::move(messages), limit, caller,
                         [](const auto& last) { return messaging::BeforeSeq{last.seq}; }),
            {.revision = revision}};
}

}  // namespace

int main() { return http::serve<endpoint>(listMessages); }
