// athlete/set_sharing: the athlete shares kinds of data with coaches, or stops.
#include "coaching/sharing_service.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

http::Ok<coaching::Sharing> setSharing(const Athlete& /*athlete*/, const coaching::Sharing& wanted,
                                       db::Transaction& tx) {
    return coaching::setSharing(tx, wanted);
}

}  // namespace

int main() { return http::serve<endpoint>(setSharing); }
