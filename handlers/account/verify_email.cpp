// account/verify_email: somebody asks for a link that verifies the current address.
#include "account/email_service.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

http::NoContent verifyEmail(const Caller& /*caller*/, const http::NoInput& /*nothing*/, db::Transaction& tx) {
    account::requestEmailVerification(tx);
    return {};
}

}  // namespace

int main() { return http::serve<endpoint>(verifyEmail); }
