// messages/list_changes: messages of any age that changed since a revision.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/serve.h"
#include "messaging/message_change_service.h"

namespace {

using namespace tp;

struct ChangesInput {
    Uuid conversationId;
    std::optional<std::int64_t> after;

    static constexpr auto fields() {
        return std::tuple{json::required("conversationId", &ChangesInput::conversationId),
                          json::optional("after", &ChangesInput::after, json::range(0, 1e15))};
    }
};

http::Ok<messaging::Changes> listChanges(const Caller& caller, const ChangesInput& wanted, db::Transaction& tx) {
    assertUserInConversation(tx, caller, wanted.conversationId, Participation::reading);
    auto page = messaging::listChanges(tx, wanted.conversationId, wanted.after);
    return {std::move(page.changes), {.revision = page.revision}};
}

db::Later pollChanges(db::Transaction& tx, const db::Bytes& tokenHash, const ChangesInput& wanted) {
    return messaging::messagesRevision(tx, tokenHash, wanted.conversationId);
}

}  // namespace

int main() { return http::serve<endpoint>(listChanges, pollChanges); }
