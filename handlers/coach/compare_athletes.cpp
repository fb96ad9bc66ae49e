// coach/compare_athletes: up to ten own athletes by one measure, week by week.
#include <set>

#include "auth/authorize.h"
#include "endpoint.h"
#include "http/error.h"
#include "http/serve.h"
#include "training/dashboard_service.h"

namespace {

using namespace tp;

struct ComparisonInput {
    std::vector<Uuid> athleteIds;
    std::string measure;
    std::optional<Uuid> exerciseId;
    int weeks = 12;

    static constexpr auto fields() {
        return std::tuple{json::required("athleteIds", &ComparisonInput::athleteIds, json::items(1, 10)),
                          json::required("measure", &ComparisonInput::measure, json::oneOf(training::comparedMeasures)),
                          json::optional("exerciseId", &ComparisonInput::exerciseId),
                          json::optional("weeks", &ComparisonInput::weeks, json::range(1, 104))};
    }
};

http::Ok<http::Items<training::ComparedAthlete>> compareAthletes(const Coach& coach, const ComparisonInput& wanted,
                                                                 db::Transaction& tx) {
    const training::Comparison comparison{wanted.athleteIds, wanted.measure, wanted.exerciseId, wanted.weeks};
    if (std::set(wanted.athleteIds.begin(), wanted.athleteIds.end()).size() != wanted.athleteIds.size())
        throw http::InvalidInput("athleteIds", "names an athlete twice");
    const auto kind = training::kindOf(comparison);
    for (const auto& id : comparison.athleteIds) assertCoachMayView(tx, coach, id, kind);
    return http::Items<training::ComparedAthlete>{training::compareAthletes(tx, comparison)};
}

}  // namespace

int main() { return http::serve<endpoint>(compareAthletes); }
