// The end of an account: asked for, taken back, carried out.
#pragma once

#include "account/account_service.h"
#include "db/connection.h"
#include "db/transaction.h"
#include "types/instant.h"

namespace tp::account {

// Asks for the caller's deletion in seven days and tells the owner; where it was asked for already, changes nothing.
// Returns when it is due. Throws http::LastAdmin, and WrongPassword where the password was changed meanwhile. Runs as
// the role of `password` endpoints.
Instant scheduleDeletion(db::Transaction& tx, const Credentials& verified);

// Takes it back and tells the owner; nothing where it was not asked for.
void cancelDeletion(db::Transaction& tx);

// For the background: deletes one account that is due and what is the user's, while others keep their messages and logs
// without the name; or, where somebody is signed in, ends the sessions, and the account goes next time. Killed, it has
// done nothing. Returns whether there was one.
bool deleteDueAccount(db::Connection& connection);

}  // namespace tp::account
