// account/read_account: what somebody sees of the own account.
#include "account/settings_service.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

http::Ok<account::Account> readAccount(const Caller& caller, const http::NoInput& /*nothing*/, db::Transaction& tx) {
    return account::readAccount(tx, caller.user());
}

}  // namespace

int main() { return http::serve<endpoint>(readAccount); }
