#include "account/email_service.h"

#include "account/mailed_link.h"
#include "auth/limits.h"
#include "auth/token.h"
#include "http/error.h"

namespace tp::account {

namespace {

void countLinkRequest(db::Transaction& tx) {
    tx.judged(auth::refuseBeyondLimit, "select app.count_own_attempt('email link', 5, interval '1 hour')");
}

}  // namespace

void requestEmailChange(db::Transaction& tx, const Credentials& verified, const std::string& email) {
    countLinkRequest(tx);
    const auto link = makeLink("confirm_email");
    tx.judged(
        [](const db::Rows& rows) {
            if (!rows[0].get<bool>(0)) throw http::WrongPassword();
        },
        "select private.request_email_change($1, $2, $3, $4)", verified.passwordHash, email, link.nonce,
        db::Bytes{link.tokenHash});
}

void requestEmailVerification(db::Transaction& tx) {
    countLinkRequest(tx);
    const auto link = makeLink("confirm_email");
    tx.later("select app.request_email_verification($1, $2)", link.nonce, db::Bytes{link.tokenHash});
}

std::string confirmEmail(db::Transaction& tx, const std::string& token, const std::string& remoteAddress) {
    countLinkAttempt(tx, remoteAddress);
    try {
        const auto confirmed = tx.query("select private.confirm_email($1)", db::Bytes{sha256(token)});
        if (confirmed[0].isNull(0)) refuseLink(tx);
        forgetLinkAttempts(tx, remoteAddress);
        return confirmed[0].get<std::string>(0);
    } catch (const http::Conflict&) {
        throw http::Forbidden();
    }
}

}  // namespace tp::account
