// auth/sign_in: somebody with an account opens a session.
#include "account/account_service.h"
#include "auth/password.h"
#include "endpoint.h"
#include "http/error.h"
#include "http/serve.h"

namespace {

using namespace tp;

struct SignInInput {
    std::string email;
    std::string password;

    static constexpr auto fields() {
        return std::tuple{json::required("email", &SignInInput::email, json::text(1, 254)),
                          json::required("password", &SignInInput::password, json::exactText(1, 512, 512))};
    }
};

http::Ok<SignedIn> signIn(const Visitor& visitor, const SignInInput& given, db::Transaction& tx) {
    account::countSignIn(tx, given.email, visitor.request.remoteAddress);
    auto known = account::findCredentials(tx, given.email);
    const auto hash = known ? std::optional(known->passwordHash) : std::nullopt;
    if (!password::verify(given.password, hash)) {
        tx.commit();  // the attempt counts, although it is refused
        throw http::InvalidCredentials();
    }
    account::forgetSignIns(tx, given.email, visitor.request.remoteAddress);
    if (password::needsRehash(*hash)) {
        const std::string renewed = password::hash(given.password);
        account::rehashPassword(tx, *known, renewed);
        known->passwordHash = renewed;
    }
    auto session = account::openSession(tx, *known, visitor.request);
    return {{std::move(session.user)}, {.startsSession = std::move(session.token)}};
}

}  // namespace

int main() { return http::serve<endpoint>(signIn); }
