// coach/read_profile: what the coach tells of him- or herself, and how many athletes the coach takes.
#include "coaching/profile_service.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

http::Ok<coaching::CoachProfile> readProfile(const Coach& /*coach*/, const http::NoInput& /*nothing*/,
                                             db::Transaction& tx) {
    return coaching::readProfile(tx);
}

}  // namespace

int main() { return http::serve<endpoint>(readProfile); }
