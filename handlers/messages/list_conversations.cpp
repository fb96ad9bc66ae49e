// messages/list_conversations: the caller's conversations, the most recently active first.
#include "endpoint.h"
#include "http/paging.h"
#include "http/serve.h"
#include "messaging/conversation_service.h"

namespace {

using namespace tp;

http::Ok<http::Page<messaging::Conversation>> listConversations(const Caller& caller, const http::PageInput& page,
                                                                db::Transaction& tx) {
    const auto revision = messaging::listRevision(tx);
    if (caller.holds(revision)) return http::NotModified{revision};

    const auto before = caller.placeIn<messaging::BeforeActivity>(page.cursor);
    const int limit = page.limit.value_or(http::defaultLimit);
    auto conversations = messaging::listConversations(tx, before, limit);
    return {http::pageOf(std::move(conversations), limit, caller,
                         [](const auto& last) {
                             return messaging::BeforeActivity{last.lastActivityAt, last.id};
                         }),
            {.revision = revision}};
}

}  // namespace

int main() { return http::serve<endpoint>(listConversations); }
