// coach/set_profile: the coach writes the whole profile anew.
#include "coaching/profile_service.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

http::Ok<coaching::CoachProfile> setProfile(const Coach& /*coach*/, const coaching::CoachProfile& wanted,
                                            db::Transaction& tx) {
    return coaching::setProfile(tx, wanted);
}

}  // namespace

int main() { return http::serve<endpoint>(setProfile); }
