#include "account/password_service.h"

#include "account/mailed_link.h"
#include "auth/limits.h"
#include "auth/network.h"
#include "auth/password.h"
#include "auth/token.h"
#include "http/error.h"

namespace tp::account {

Credentials provePassword(db::Transaction& tx, const Caller& caller, const std::string& password) {
    const auto& user = caller.user();
    countSignIn(tx, user.email, caller.request.remoteAddress);
    const auto known = findCredentials(tx, user.email);
    // The e-mail could be somebody else's by now.
    const bool isOwn = known && known->userId == user.id;
    if (!password::verify(password, isOwn ? std::optional(known->passwordHash) : std::nullopt)) {
        tx.commit();  // the attempt counts, although it is refused
        throw http::WrongPassword();
    }
    forgetSignIns(tx, user.email, caller.request.remoteAddress);
    return *known;
}

std::string changePassword(db::Transaction& tx, const Credentials& verified, const std::string& passwordHash) {
    std::string token = randomToken();
    tx.judged(
        [](const db::Rows& rows) {
            if (!rows[0].get<bool>(0)) throw http::WrongPassword();
        },
        "select private.change_password($1, $2, $3)", verified.passwordHash, passwordHash, db::Bytes{sha256(token)});
    return token;
}

void requestPasswordReset(db::Transaction& tx, const std::string& email, const std::string& remoteAddress) {
    const auto network = networkOf(remoteAddress);
    tx.judged(auth::refuseBeyondLimit, "select app.count_attempt('resets ' || $1, 20, interval '1 hour')", network);
    tx.judged(
        auth::refuseBeyondLimit,
        "select app.count_attempt('resets ' || encode(sha256(convert_to(lower($1) || ' ' || $2, 'UTF8')), 'hex'), "
        "5, interval '1 hour')",
        email, network);
    const auto link = makeLink("password_reset");
    tx.later("select private.request_password_reset($1, $2, $3)", email, link.nonce, db::Bytes{link.tokenHash});
}

LinkOwner findPasswordReset(db::Transaction& tx, const std::string& token, const std::string& remoteAddress) {
    countLinkAttempt(tx, remoteAddress);
    const auto rows =
        tx.query("select email, display_name from private.find_password_reset($1)", db::Bytes{sha256(token)});
    if (rows.empty()) refuseLink(tx);
    return {rows[0].get<std::string>(0), rows[0].get<std::string>(1)};
}

void resetPassword(db::Transaction& tx, const std::string& token, const std::string& passwordHash,
                   const LinkOwner& owner, const std::string& remoteAddress) {
    const auto set = tx.query("select private.reset_password($1, $2)", db::Bytes{sha256(token)}, passwordHash);
    if (!set[0].get<bool>(0)) refuseLink(tx);
    forgetLinkAttempts(tx, remoteAddress);
    forgetSignIns(tx, owner.email, remoteAddress);
}

}  // namespace tp::account
