// account/end_other_sessions: somebody ends all own sessions but this one.
#include "account/session_service.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

http::NoContent endOtherSessions(const Caller& /*caller*/, const http::NoInput& /*nothing*/, db::Transaction& tx) {
    account::endOtherSessions(tx);
    return {};
}

}  // namespace

int main() { return http::serve<endpoint>(endOtherSessions); }
