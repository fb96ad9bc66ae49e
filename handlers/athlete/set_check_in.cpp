// athlete/set_check_in: the athlete says how he or she is on a day.
#include "endpoint.h"
#include "http/serve.h"
#include "training/body_service.h"

namespace {

using namespace tp;

http::Ok<training::CheckIn> setCheckIn(const Athlete& /*athlete*/, const training::CheckIn& wanted,
                                       db::Transaction& tx) {
    return training::setCheckIn(tx, wanted);
}

}  // namespace

int main() { return http::serve<endpoint>(setCheckIn); }
