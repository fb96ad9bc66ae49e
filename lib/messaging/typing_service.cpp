#include "messaging/typing_service.h"

namespace tp::messaging {

void announceTyping(db::Transaction& tx, const Uuid& conversationId) {
    tx.query("select app.announce_typing($1::uuid)", conversationId);
}

}  // namespace tp::messaging
