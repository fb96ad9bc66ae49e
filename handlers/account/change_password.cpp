// account/change_password: somebody sets another password; the other sessions end, this one gets a new token.
#include "account/password_service.h"
#include "auth/password.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

struct NewPassword {
    std::string currentPassword;
    std::string newPassword;

    static constexpr auto fields() {
        return std::tuple{
            json::required("currentPassword", &NewPassword::currentPassword, json::exactText(1, 512, 512)),
            json::required("newPassword", &NewPassword::newPassword, json::exactText(1, 128, 512))};
    }
};

http::NoContent changePassword(const Caller& caller, const NewPassword& given, db::Transaction& tx) {
    const auto& user = caller.user();
    account::requireGoodPassword("newPassword", given.newPassword, user.email, user.displayName);
    const auto verified = account::provePassword(tx, caller, given.currentPassword);
    return {.notes = {.startsSession = account::changePassword(tx, verified, password::hash(given.newPassword))}};
}

}  // namespace

int main() { return http::serve<endpoint>(changePassword); }
