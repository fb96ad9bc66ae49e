// account/change_settings: somebody sets names, time zone, units, language and read receipts of the own account.
#include "account/settings_service.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

http::Ok<account::Account> changeSettings(const Caller& caller, const account::Settings& settings,
                                          db::Transaction& tx) {
    return account::changeSettings(tx, caller.user(), settings);
}

}  // namespace

int main() { return http::serve<endpoint>(changeSettings); }
