// live/authorize_live: whether somebody may listen to live updates. nginx asks it for each page that begins to, and
// learns from the answer's X-User whose channel that is; to anybody else it says nothing.
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

http::NoContent authorizeLive(const Caller& /*caller*/, const http::NoInput& /*input*/, db::Transaction& /*tx*/) {
    return {};
}

}  // namespace

int main() { return http::serve<endpoint>(authorizeLive); }
