// Accounts and their sessions. Runs as the database role of `signin` and `password` endpoints, but for
// endSession.
#pragma once

#include <optional>
#include <string>

#include "account/user.h"
#include "db/transaction.h"
#include "http/request.h"

namespace tp::account {

struct Credentials {
    Uuid userId;
    std::string passwordHash;
};

// By e-mail, whatever its case; nothing where there is no such account.
std::optional<Credentials> findCredentials(db::Transaction& tx, const std::string& email);

// Throws http::InvalidInput for the field where a new password is too short or too easy to guess.
void requireGoodPassword(const std::string& field, const std::string& password, const std::string& email,
                         const std::string& displayName);

// A new athlete. Throws http::EmailTaken.
Uuid createAccount(db::Transaction& tx, const std::string& email, const std::string& passwordHash,
                   const std::string& displayName);

// For signing up by an invitation. Throws http::Forbidden unless the code is of an open one to this address; ten such
// failures of a network an hour, whose count commits the transaction, then TooManyRequests.
void requireCodeFor(db::Transaction& tx, const std::string& email, const std::string& invitationCode,
                    const std::string& remoteAddress);
// The account's address is verified by the code that was sent there.
void verifyByCode(db::Transaction& tx, const Uuid& userId, const std::string& invitationCode);

// Replaces the hash that was just verified by one of the same password under new parameters.
void rehashPassword(db::Transaction& tx, const Credentials& verified, const std::string& passwordHash);

// Opens a session for whoever proved to know the password, ends the one that the request came with, and makes the rest
// of the transaction run under the new one. The request's user agent and address will tell the session from others.
// Throws http::InvalidCredentials where the password was changed meanwhile.
struct OpenedSession {
    std::string token;
    User user;
};
OpenedSession openSession(db::Transaction& tx, const Credentials& verified, const http::Request& request);

// Ends the transaction's session, if there is one.
void endSession(db::Transaction& tx);

// Counts one attempt to sign in to an account from a network: 5 in any 30 minutes, and after the fifth none until 30
// minutes later. Attempts on the same account from the same network wait for each other. Throws http::TooManyRequests.
void countSignIn(db::Transaction& tx, const std::string& email, const std::string& remoteAddress);
// A success forgets the failures before it.
void forgetSignIns(db::Transaction& tx, const std::string& email, const std::string& remoteAddress);

}  // namespace tp::account
