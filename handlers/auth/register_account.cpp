// auth/register_account: somebody new makes an account, always an athlete's, and is signed in. The code of an
// invitation to the same address verifies it.
#include "account/account_service.h"
#include "auth/password.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

struct NewAccount {
    std::string email;
    std::string password;
    std::string displayName;
    std::optional<std::string> invitationCode;

    static constexpr auto fields() {
        return std::tuple{json::required("email", &NewAccount::email, json::email()),
                          json::required("password", &NewAccount::password, json::exactText(1, 128, 512)),
                          json::required("displayName", &NewAccount::displayName, json::text(1, 80)),
                          json::optional("invitationCode", &NewAccount::invitationCode, json::exactText(1, 200, 800))};
    }
};

http::Created<SignedIn> registerAccount(const Visitor& visitor, const NewAccount& account, db::Transaction& tx) {
    account::requireGoodPassword("password", account.password, account.email, account.displayName);
    if (account.invitationCode)
        account::requireCodeFor(tx, account.email, *account.invitationCode, visitor.request.remoteAddress);
    const std::string hash = password::hash(account.password);
    const Uuid userId = account::createAccount(tx, account.email, hash, account.displayName);
    if (account.invitationCode) account::verifyByCode(tx, userId, *account.invitationCode);
    auto session = account::openSession(tx, {userId, hash}, visitor.request);
    return {{std::move(session.user)}, {.startsSession = std::move(session.token)}};
}

}  // namespace

int main() { return http::serve<endpoint>(registerAccount); }
