#include "account/account_service.h"

#include "auth/identity.h"
#include "auth/network.h"
#include "auth/token.h"
#include "http/error.h"
#include "types/encoding.h"

namespace tp::account {

namespace {

// A digest, so that the table of counters holds no addresses and any e-mail fits.
std::string signInCounter(const std::string& email, const std::string& remoteAddress) {
    return "sign-in " + toHex(sha256(email + '\0' + networkOf(remoteAddress)));
}

}  // namespace

std::optional<Credentials> findCredentials(db::Transaction& tx, const std::string& email) {
    const auto rows = tx.query("select user_id, password_hash from private.find_credentials($1)", email);
    if (rows.empty()) return std::nullopt;
    return Credentials{rows[0].get<Uuid>(0), rows[0].get<std::string>(1)};
}

Uuid createAccount(db::Transaction& tx, const std::string& email, const std::string& passwordHash,
                   const std::string& displayName) {
    try {
        return tx.query("select private.create_account($1, $2, $3)", email, passwordHash, displayName)[0].get<Uuid>(0);
    } catch (const http::Conflict&) {
        throw http::Conflict("email_taken", "There is an account with this e-mail already.");
    }
}

void rehashPassword(db::Transaction& tx, const Uuid& userId, const std::string& passwordHash) {
    tx.later("select private.rehash_password($1, $2)", userId, passwordHash);
}

OpenedSession openSession(db::Transaction& tx, const Uuid& userId) {
    const std::string token = randomToken();
    http::Identity identity{.tokenHash = sha256(token)};
    tx.later("select private.open_session($1, $2)", userId, db::Bytes{identity.tokenHash});
    auth::identify(identity, http::Access::session, tx);
    tx.flush();
    return {token, *identity.user};
}

void endSession(db::Transaction& tx) { tx.later("select app.end_session()"); }

void countSignIn(db::Transaction& tx, const std::string& email, const std::string& remoteAddress) {
    tx.judged(
        [](const db::Rows& rows) {
            if (const int wait = rows[0].get<int>(0); wait > 0) throw http::TooManyRequests(wait);
        },
        "select app.count_attempt($1, 5, interval '30 minutes')", signInCounter(email, remoteAddress));
}

void forgetSignIns(db::Transaction& tx, const std::string& email, const std::string& remoteAddress) {
    tx.later("select private.clear_attempts($1)", signInCounter(email, remoteAddress));
}

}  // namespace tp::account
