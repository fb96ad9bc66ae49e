// notifications/read_preferences: what the caller wants to be told of, in app and by mail.
#include "endpoint.h"
#include "http/serve.h"
#include "notifications/notification_service.h"

namespace {

using namespace tp;

http::Ok<http::Items<notifications::Preference>> readPreferences(const Caller& /*caller*/,
                                                                 const http::NoInput& /*nothing*/,
                                                                 db::Transaction& tx) {
    return http::Items<notifications::Preference>{notifications::listPreferences(tx)};
}

}  // namespace

int main() { return http::serve<endpoint>(readPreferences); }
