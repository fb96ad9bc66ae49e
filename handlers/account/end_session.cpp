// account/end_session: somebody ends one of the own sessions, this one or one elsewhere.
#include "account/session_service.h"
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

struct WantedSession {
    Uuid sessionId;

    static constexpr auto fields() { return std::tuple{json::required("sessionId", &WantedSession::sessionId)}; }
};

http::NoContent endSession(const Caller& caller, const WantedSession& wanted, db::Transaction& tx) {
    assertSessionIsOwn(tx, caller, wanted.sessionId);
    return {.notes = {.endsSession = account::endOwnSession(tx, wanted.sessionId)}};
}

}  // namespace

int main() { return http::serve<endpoint>(endSession); }
