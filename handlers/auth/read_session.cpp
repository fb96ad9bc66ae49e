// auth/read_session: who is signed in, if anybody, and which features are switched on.
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

struct Session {
    std::optional<User> user;
    json::RawFlags features;

    static constexpr const char* schemaName = "Session";
    static constexpr auto fields() {
        return std::tuple{json::required("user", &Session::user), json::required("features", &Session::features)};
    }
};

http::Ok<Session> readSession(const Visitor& visitor, const http::NoInput& /*nothing*/, db::Transaction& /*tx*/) {
    return Session{visitor.user(), {visitor.features()}};
}

}  // namespace

int main() { return http::serve<endpoint>(readSession); }
