#include "messaging/membership_service.h"

namespace tp::messaging {

void addToGroup(db::Transaction& tx, const Uuid& conversationId, const std::vector<Uuid>& athleteIds) {
    tx.later("select app.add_to_group($1::uuid, $2::uuid[])", conversationId, athleteIds);
}

void removeFromGroup(db::Transaction& tx, const Uuid& conversationId, const Uuid& userId) {
    tx.later("select app.remove_from_group($1::uuid, $2::uuid)", conversationId, userId);
}

void leaveGroup(db::Transaction& tx, const Uuid& conversationId) {
    tx.later("select app.leave_group($1::uuid)", conversationId);
}

}  // namespace tp::messaging
