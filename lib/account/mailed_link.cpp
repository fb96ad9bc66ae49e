#include "account/mailed_link.h"

#include "auth/limits.h"
#include "auth/link_token.h"
#include "auth/network.h"
#include "auth/token.h"
#include "http/error.h"

namespace tp::account {

MailedLink makeLink(std::string_view purpose) {
    const std::string nonce = randomToken();
    return {nonce, sha256(linkToken(purpose, nonce))};
}

void countLinkAttempt(db::Transaction& tx, const std::string& remoteAddress) {
    tx.judged(auth::refuseBeyondLimit, "select app.count_attempt('link ' || $1, 10, interval '1 hour')",
              networkOf(remoteAddress));
}

void forgetLinkAttempts(db::Transaction& tx, const std::string& remoteAddress) {
    tx.later("select private.clear_attempts('link ' || $1)", networkOf(remoteAddress));
}

void refuseLink(db::Transaction& tx) {
    tx.commit();
    throw http::Forbidden();
}

}  // namespace tp::account
