// account/confirm_email: whoever has the link from the mailbox confirms the address, signed in or not.
#include "account/email_service.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

struct GivenLink {
    std::string token;

    static constexpr auto fields() {
        return std::tuple{json::required("token", &GivenLink::token, json::exactText(1, 100, 100))};
    }
};

struct ConfirmedEmail {
    std::string email;

    static constexpr auto fields() { return std::tuple{json::required("email", &ConfirmedEmail::email)}; }
};

http::Ok<ConfirmedEmail> confirmEmail(const Visitor& visitor, const GivenLink& link, db::Transaction& tx) {
    return ConfirmedEmail{account::confirmEmail(tx, link.token, visitor.request.remoteAddress)};
}

}  // namespace

int main() { return http::serve<endpoint>(confirmEmail); }
