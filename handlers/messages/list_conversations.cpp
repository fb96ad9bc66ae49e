// messages/list_conversations: the caller's conversations, or a part of them, the most recently active first.
#include "endpoint.h"
#include "http/paging.h"
#include "http/serve.h"
#include "messaging/conversation_service.h"

namespace {

using namespace tp;

struct ConversationsInput : http::PageInput {
    std::string show = "all";

    static constexpr auto fields() {
        return std::tuple_cat(
            http::PageInput::fields(),
            std::tuple{json::optional("show", &ConversationsInput::show, json::oneOf(messaging::partsOfList))});
    }
};

http::Ok<http::Page<messaging::Conversation>> listConversations(const Caller& caller, const ConversationsInput& wanted,
                                                                db::Transaction& tx) {
    const auto before = caller.placeIn<messaging::BeforeActivity>(wanted.cursor);
    const int limit = wanted.limit.value_or(http::defaultLimit);
    auto page = messaging::listConversations(tx, wanted.show, before, limit);
    return {http::pageOf(std::move(page.conversations), limit, caller,
                         [](const auto& last) {
                             return messaging::BeforeActivity{last.lastActivityAt, last.id};
                         }),
            {.revision = page.revision}};
}

db::Later pollConversations(db::Transaction& tx, const db::Bytes& tokenHash, const ConversationsInput& /*wanted*/) {
    return messaging::listRevision(tx, tokenHash);
}

}  // namespace

int main() { return http::serve<endpoint>(listConversations, pollConversations); }
