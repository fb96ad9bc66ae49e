// coach/read_athlete: one of the coach's own athletes, and what the athlete opens.
#include "auth/authorize.h"
#include "coaching/athlete_view.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

struct WantedAthlete {
    Uuid athleteId;

    static constexpr auto fields() { return std::tuple{json::required("athleteId", &WantedAthlete::athleteId)}; }
};

http::Ok<coaching::AthleteDetail> readAthlete(const Coach& coach, const WantedAthlete& wanted, db::Transaction& tx) {
    assertCoachMayView(tx, coach, wanted.athleteId, http::DataKind::overview);
    auto athlete = coaching::readAthlete(tx, coach.id(), wanted.athleteId);
    if (athlete.personalInfo) coach.shows(wanted.athleteId, http::DataKind::personalInfo);
    return athlete;
}

}  // namespace

int main() { return http::serve<endpoint>(readAthlete); }
