#include "account/account_service.h"

#include "auth/identity.h"
#include "auth/limits.h"
#include "auth/network.h"
#include "auth/password.h"
#include "auth/token.h"
#include "http/error.h"

namespace tp::account {

namespace {

// The counter of an account ($1, its e-mail) and a network ($2). A digest, so that the table of counters holds no
// addresses and any e-mail fits. PostgreSQL folds the case as it does to find the account: an e-mail in other letters
// is no other counter.
const std::string signInCounter = "'sign-in ' || encode(sha256(convert_to(lower($1) || ' ' || $2, 'UTF8')), 'hex')";

}  // namespace

std::optional<Credentials> findCredentials(db::Transaction& tx, const std::string& email) {
    const auto rows = tx.query("select user_id, password_hash from private.find_credentials($1)", email);
    if (rows.empty()) return std::nullopt;
    return Credentials{rows[0].get<Uuid>(0), rows[0].get<std::string>(1)};
}

void requireGoodPassword(const std::string& field, const std::string& password, const std::string& email,
                         const std::string& displayName) {
    if (const auto problem = password::problemWith(password, email, displayName))
        throw http::InvalidInput(field, *problem);
}

Uuid createAccount(db::Transaction& tx, const std::string& email, const std::string& passwordHash,
                   const std::string& displayName) {
    try {
        return tx.query("select private.create_account($1, $2, $3)", email, passwordHash, displayName)[0].get<Uuid>(0);
    } catch (const http::Conflict&) {
        throw http::EmailTaken();
    }
}

void requireCodeFor(db::Transaction& tx, const std::string& email, const std::string& invitationCode,
                    const std::string& remoteAddress) {
    const auto judged = tx.query("select wait, fits from private.judge_code_for_email($1, $2, $3)", email,
                                 db::Bytes{sha256(invitationCode)}, networkOf(remoteAddress));
    auth::refuseBeyondLimit(judged);
    if (judged[0].get<bool>(1)) return;
    tx.commit();  // the attempt counts, although it is refused
    throw http::Forbidden();
}

void verifyByCode(db::Transaction& tx, const Uuid& userId, const std::string& invitationCode) {
    tx.later("select private.verify_by_code($1, $2)", userId, db::Bytes{sha256(invitationCode)});
}

void rehashPassword(db::Transaction& tx, const Credentials& verified, const std::string& passwordHash) {
    tx.later("select private.rehash_password($1, $2, $3)", verified.userId, verified.passwordHash, passwordHash);
}

OpenedSession openSession(db::Transaction& tx, const Credentials& verified, const http::Request& request) {
    const std::string token = randomToken();
    http::Identity identity{.tokenHash = sha256(token)};
    tx.judged(
        [](const db::Rows& rows) {
            if (!rows[0].get<bool>(0)) throw http::InvalidCredentials();
        },
        "select private.sign_in($1, $2, $3)", verified.userId, db::Bytes{identity.tokenHash}, verified.passwordHash);
    // That of the request's own cookie, under which this runs until identify(). Only now: signing in takes the account,
    // and who ends the sessions of an account takes it before them.
    endSession(tx);
    auth::identify(identity, http::Access::session, tx);
    tx.later("select private.describe_session($1, $2::inet)", request.userAgent, request.remoteAddress);
    tx.flush();
    return {token, *identity.user};
}

void endSession(db::Transaction& tx) { tx.later("select app.end_session()"); }

void countSignIn(db::Transaction& tx, const std::string& email, const std::string& remoteAddress) {
    static const std::string statement =
        "select private.count_failure(" + signInCounter + ", 5, interval '30 minutes')";
    tx.judged(auth::refuseBeyondLimit, statement, email, networkOf(remoteAddress));
}

void forgetSignIns(db::Transaction& tx, const std::string& email, const std::string& remoteAddress) {
    static const std::string statement = "select private.clear_attempts(" + signInCounter + ")";
    tx.later(statement, email, networkOf(remoteAddress));
}

}  // namespace tp::account
