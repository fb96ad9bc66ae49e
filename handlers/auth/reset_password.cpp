// auth/reset_password: whoever has the link from the mailbox sets a new password; all sessions end.
#include "account/password_service.h"
#include "auth/password.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

struct ResetInput {
    std::string token;
    std::string newPassword;

    static constexpr auto fields() {
        return std::tuple{json::required("token", &ResetInput::token, json::exactText(1, 100, 100)),
                          json::required("newPassword", &ResetInput::newPassword, json::exactText(1, 128, 512))};
    }
};

http::NoContent resetPassword(const Visitor& visitor, const ResetInput& given, db::Transaction& tx) {
    const auto& address = visitor.request.remoteAddress;
    const auto owner = account::findPasswordReset(tx, given.token, address);
    account::requireGoodPassword("newPassword", given.newPassword, owner.email, owner.displayName);
    account::resetPassword(tx, given.token, password::hash(given.newPassword), owner, address);
    return {};
}

}  // namespace

int main() { return http::serve<endpoint>(resetPassword); }
