// coach/read_athlete_analytics: an own athlete's training as a whole, as far as it is open to the coach.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/serve.h"
#include "training/analytics_service.h"

namespace {

using namespace tp;

struct AthleteInput {
    Uuid athleteId;
    int days = 365;

    static constexpr auto fields() {
        return std::tuple{json::required("athleteId", &AthleteInput::athleteId),
                          json::optional("days", &AthleteInput::days, json::range(28, 730))};
    }
};

http::Ok<training::Analytics> readAthleteAnalytics(const Coach& coach, const AthleteInput& wanted,
                                                   db::Transaction& tx) {
    assertCoachMayView(tx, coach, wanted.athleteId, http::DataKind::analytics);
    auto analytics = training::readAnalytics(tx, wanted.athleteId, wanted.days);
    if (analytics.showsProgress) coach.shows(wanted.athleteId, http::DataKind::progress);
    return analytics;
}

}  // namespace

int main() { return http::serve<endpoint>(readAthleteAnalytics); }
