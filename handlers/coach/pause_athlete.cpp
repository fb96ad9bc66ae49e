// coach/pause_athlete: a coach pauses the connection with an athlete; nothing is open to either side meanwhile.
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

http::Ok<coaching::ConnectionState> pauseAthlete(const Coach& coach, const WantedAthlete& wanted, db::Transaction& tx) {
    assertCoachHasAthlete(tx, coach, wanted.athleteId);
    return coaching::pauseConnection(tx, {coach.id(), wanted.athleteId});
}

}  // namespace

int main() { return http::serve<endpoint>(pauseAthlete); }
