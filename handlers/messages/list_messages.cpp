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
    const auto before = caller.placeIn<messaging::BeforeSeq>(wanted.cursor);
    const int limit = wanted.limit.value_or(http::defaultLimit);
    auto page = messaging::listMessages(tx, wanted.conversationId, before, limit);
    return {http::pageOf(std::move(page.messages), limit, caller,
                         [](const auto& last) { return messaging::BeforeSeq{last.seq}; }),
            {.revision = page.revision}};
}

db::Later pollMessages(db::Transaction& tx, const db::Bytes& tokenHash, const MessagesInput& wanted) {
    return messaging::messagesRevision(tx, tokenHash, wanted.conversationId);
}

}  // namespace

int main() { return http::serve<endpoint>(listMessages, pollMessages); }
