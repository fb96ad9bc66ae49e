// Proving and replacing passwords. Runs as the database role of `signin` and `password` endpoints.
#pragma once

#include <string>

#include "account/account_service.h"
#include "db/transaction.h"
#include "http/caller.h"

namespace tp::account {

// The caller's credentials, proven by the password. What is done with them passes the hash on, so that the database can
// see that it is still the same. A wrong one counts like a failed sign-in to the account from this network, and is
// committed. Throws http::WrongPassword or TooManyRequests.
Credentials provePassword(db::Transaction& tx, const Caller& caller, const std::string& password);

// Sets the caller's password, ends all other sessions, tells the owner, and returns the new token of this session.
// Throws http::WrongPassword where the password was changed meanwhile.
std::string changePassword(db::Transaction& tx, const Credentials& verified, const std::string& passwordHash);

// Mails a link to the account with this e-mail, if there is one; nothing tells the asker. Throws http::TooManyRequests
// beyond 5 in an hour for an e-mail, known or not, and a network, and beyond 20 for a network.
void requestPasswordReset(db::Transaction& tx, const std::string& email, const std::string& remoteAddress);

// Whose password a link's token sets. Throws http::Forbidden where the link is used, expired or made up, and
// TooManyRequests.
struct LinkOwner {
    std::string email;
    std::string displayName;
};
LinkOwner findPasswordReset(db::Transaction& tx, const std::string& token, const std::string& remoteAddress);

// Uses the link up, sets the password, ends all of the owner's sessions and tells the owner, who may sign in from this
// network whatever failed before. Throws http::Forbidden where the link was used up meanwhile.
void resetPassword(db::Transaction& tx, const std::string& token, const std::string& passwordHash,
                   const LinkOwner& owner, const std::string& remoteAddress);

}  // namespace tp::account
