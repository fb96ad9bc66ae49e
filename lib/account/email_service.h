// Verifying and changing e-mail addresses.
#pragma once

#include <string>

#include "account/account_service.h"
#include "db/transaction.h"

namespace tp::account {

// Mails the new address a link that makes it the caller's; where it is somebody else's already, its owner gets a hint
// instead and nothing tells the caller. As tp_auth. Throws http::TooManyRequests beyond 5 in an hour, and WrongPassword
// where the password was changed meanwhile.
void requestEmailChange(db::Transaction& tx, const Credentials& verified, const std::string& email);

// Mails the caller's address a link that verifies it, unless it is verified. Throws http::TooManyRequests beyond 5 in
// an hour.
void requestEmailVerification(db::Transaction& tx);

// Uses a link up and returns the address that it verified, which is its user's from now on. As tp_auth. Throws
// http::Forbidden where the link is used, replaced, expired or made up or somebody else took the address, and
// TooManyRequests.
std::string confirmEmail(db::Transaction& tx, const std::string& token, const std::string& remoteAddress);

}  // namespace tp::account
