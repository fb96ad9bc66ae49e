// auth/sign_out: the session is gone on the server; harmless where there was none.
#include "account/account_service.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

http::NoContent signOut(const Visitor& /*visitor*/, const http::NoInput& /*nothing*/, db::Transaction& tx) {
    account::endSession(tx);
    return {.notes = {.endsSession = true}};
}

}  // namespace

int main() { return http::serve<endpoint>(signOut); }
