// messages/list_conversations: the caller's conversations, the most recently active first.
#include "endpoint.h"
#include "http/paging.h"
#include "http/serve.h"
#include "messaging/conversation_service.h"

namespace {

using namespace tp;

http::Ok<http::Page<messaging::Conversation>> listConversations(const Caller& caller, const http::PageInput& wanted,
                                                                db::Transaction& tx) {
    const auto before = caller.placeIn<messaging::BeforeActivity>(wanted.cursor);
    const int limit = wanted.limit.value_or(http::defaultLimit);
    auto page = messaging::listConversations(tx, before, limit);
    return {http::pageOf(std::move(page.conversations), limit, caller,
                         [](const auto& last) {
                             return messaging::BeforeActivity{last.lastActivityAt, last.id};
                         }),
            {.revision = page.revision}};
}

db::Later pollConversations(db::Transaction& tx, const db::Bytes& tokenHash, const http::PageInput& /*wanted*/) {
    return messaging::listRevision(tx, tokenHash);
}

}  // namespace

int main() { return http::serve<endpoint>(listConversations, pollConversations); }
