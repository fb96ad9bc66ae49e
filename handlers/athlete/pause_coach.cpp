// athlete/pause_coach: an athlete pauses the connection with a coach; nothing is open to either side meanwhile.
#include "auth/authorize.h"
#include "coaching/connection_life.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

struct WantedCoach {
    Uuid coachId;

    static constexpr auto fields() { return std::tuple{json::required("coachId", &WantedCoach::coachId)}; }
};

http::Ok<coaching::ConnectionState> pauseCoach(const Athlete& athlete, const WantedCoach& wanted, db::Transaction& tx) {
    assertAthleteHasCoach(tx, athlete, wanted.coachId);
    return coaching::pauseConnection(tx, {wanted.coachId, athlete.id()});
}

}  // namespace

int main() { return http::serve<endpoint>(pauseCoach); }
