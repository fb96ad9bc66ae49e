// coach/resume_athlete: a coach resumes the connection with an athlete, if it was this side that paused it.
#include "auth/authorize.h"
#include "coaching/connection_life.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

struct WantedAthlete {
    Uuid athleteId;

    static constexpr auto fields() { return std::tuple{json::required("athleteId", &WantedAthlete::athleteId)}; }
};

http::Ok<coaching::ConnectionState> resumeAthlete(const Coach& coach, const WantedAthlete& wanted,
                                                  db::Transaction& tx) {
    assertCoachHasAthlete(tx, coach, wanted.athleteId);
    return coaching::resumeConnection(tx, {coach.id(), wanted.athleteId});
}

}  // namespace

int main() { return http::serve<endpoint>(resumeAthlete); }
