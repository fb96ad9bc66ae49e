// account/change_email: somebody asks for another e-mail address, which is theirs once its mailbox confirms it.
#include "account/email_service.h"
#include "account/password_service.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

struct NewEmail {
    std::string email;
    std::string password;

    static constexpr auto fields() {
        return std::tuple{json::required("email", &NewEmail::email, json::email()),
                          json::required("password", &NewEmail::password, json::exactText(1, 512, 512))};
    }
};

http::NoContent changeEmail(const Caller& caller, const NewEmail& wanted, db::Transaction& tx) {
    const auto verified = account::provePassword(tx, caller, wanted.password);
    account::requestEmailChange(tx, verified, wanted.email);
    return {};
}

}  // namespace

int main() { return http::serve<endpoint>(changeEmail); }
