// auth/forgot_password: somebody asks for a link to set a new password; the answer never tells whether there is an
// account.
#include "account/password_service.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

struct ForgottenPassword {
    std::string email;

    static constexpr auto fields() {
        return std::tuple{json::required("email", &ForgottenPassword::email, json::email())};
    }
};

http::NoContent forgotPassword(const Visitor& visitor, const ForgottenPassword& forgotten, db::Transaction& tx) {
    account::requestPasswordReset(tx, forgotten.email, visitor.request.remoteAddress);
    return {};
}

}  // namespace

int main() { return http::serve<endpoint>(forgotPassword); }
