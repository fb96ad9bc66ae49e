// messages/list_messages: one conversation's messages, newest first: from the end, from a message or behind one.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/error.h"
#include "http/paging.h"
#include "http/serve.h"
#include "messaging/message_service.h"

namespace {

using namespace tp;

struct MessagesInput : http::PageInput {
    Uuid conversationId;
    std::optional<std::int64_t> upTo;   // the newest to begin with
    std::optional<std::int64_t> after;  // those right behind this one, and no cursor

    static constexpr auto fields() {
        return std::tuple_cat(http::PageInput::fields(),
                              std::tuple{json::required("conversationId", &MessagesInput::conversationId),
                                         json::optional("upTo", &MessagesInput::upTo, json::range(0, 1e15)),
                                         json::optional("after", &MessagesInput::after, json::range(0, 1e15))});
    }
};

http::Ok<http::Page<messaging::Message>> listMessages(const Caller& caller, const MessagesInput& wanted,
                                                      db::Transaction& tx) {
    assertUserInConversation(tx, caller, wanted.conversationId, Participation::reading);
    if (wanted.after && (wanted.upTo || wanted.cursor))
        throw http::InvalidInput("after", "goes with neither upTo nor cursor");
    if (const auto held = caller.held([&] { return messaging::messagesRevision(tx, wanted.conversationId); }))
        return *held;

    const int limit = wanted.limit.value_or(http::defaultLimit);
    if (wanted.after) {
        auto page = messaging::listMessagesBehind(tx, wanted.conversationId, *wanted.after, limit);
        return {{std::move(page.messages), std::nullopt}, {.revision = page.revision}};
    }
    auto before = caller.placeIn<messaging::BeforeSeq>(wanted.cursor);
    if (!before && wanted.upTo) before = messaging::BeforeSeq{*wanted.upTo + 1};
    auto page = messaging::listMessages(tx, wanted.conversationId, before, limit);
    return {http::pageOf(std::move(page.messages), limit, caller,
                         [](const auto& last) { return messaging::BeforeSeq{last.seq}; }),
            {.revision = page.revision}};
}

}  // namespace

int main() { return http::serve<endpoint>(listMessages); }
