// messages/search_messages: the caller's messages with these words, newest first.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/paging.h"
#include "http/serve.h"
#include "messaging/search_service.h"

namespace {

using namespace tp;

struct SearchInput : http::PageInput, messaging::Search {
    static constexpr auto fields() {
        return std::tuple_cat(
            http::PageInput::fields(),
            std::tuple{json::required("q", &SearchInput::q, json::text(1, 200)),
                       json::optional("senderId", &SearchInput::senderId),
                       json::optional("conversationId", &SearchInput::conversationId),
                       json::optional("since", &SearchInput::since), json::optional("until", &SearchInput::until)});
    }
};

http::Ok<http::Page<messaging::SearchHit>> searchMessages(const Caller& caller, const SearchInput& wanted,
                                                          db::Transaction& tx) {
    if (wanted.conversationId) assertUserInConversation(tx, caller, *wanted.conversationId, Participation::reading);

    const auto before = caller.placeIn<messaging::BeforeHit>(wanted.cursor);
    const int limit = wanted.limit.value_or(http::defaultLimit);
    return http::pageOf(messaging::searchMessages(tx, wanted, before, limit), limit, caller, [](const auto& last) {
        return messaging::BeforeHit{last.message.createdAt, last.message.conversationId, last.message.seq};
    });
}

}  // namespace

int main() { return http::serve<endpoint>(searchMessages); }
