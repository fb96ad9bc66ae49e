// athlete/read_sharing: which kinds of data the athlete shares with coaches.
#include "coaching/sharing_service.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

http::Ok<coaching::Sharing> readSharing(const Athlete& /*athlete*/, const http::NoInput& /*nothing*/,
                                        db::Transaction& tx) {
    return coaching::readSharing(tx);
}

}  // namespace

int main() { return http::serve<endpoint>(readSharing); }
