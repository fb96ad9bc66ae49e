#include "account/deletion_service.h"

#include "http/error.h"

namespace tp::account {

Instant scheduleDeletion(db::Transaction& tx, const Credentials& verified) {
    const auto due = tx.query("select private.schedule_deletion($1)", verified.passwordHash)[0].maybe<Instant>(0);
    if (!due) throw http::WrongPassword();
    return *due;
}

void cancelDeletion(db::Transaction& tx) { tx.later("select app.cancel_deletion()"); }

bool deleteDueAccount(db::Connection& connection) {
    db::Transaction tx(connection, db::Mode::readWrite);
    // Somebody may have written hundreds of thousands of messages.
    tx.later("select set_config('statement_timeout', '10min', true)");
    const bool deleted = tx.query("select private.delete_due_account()")[0].get<bool>(0);
    tx.commit();
    return deleted;
}

}  // namespace tp::account
