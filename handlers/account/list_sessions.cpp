// account/list_sessions: where somebody is signed in.
#include "account/session_service.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

http::Ok<http::Items<account::DeviceSession>> listSessions(const Caller& /*caller*/, const http::NoInput& /*nothing*/,
                                                           db::Transaction& tx) {
    return http::Items<account::DeviceSession>{account::listSessions(tx)};
}

}  // namespace

int main() { return http::serve<endpoint>(listSessions); }
