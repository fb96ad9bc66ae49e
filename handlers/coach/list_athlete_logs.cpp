// coach/list_athlete_logs: everything that an own athlete logged, whoever assigned it, the latest first.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/paging.h"
#include "http/serve.h"
#include "training/log_service.h"

namespace {

using namespace tp;

struct LogsInput : http::PageInput {
    Uuid athleteId;

    static constexpr auto fields() {
        return std::tuple_cat(std::tuple{json::required("athleteId", &LogsInput::athleteId)},
                              http::PageInput::fields());
    }
};

http::Ok<http::Page<training::WorkoutLog>> listAthleteLogs(const Coach& coach, const LogsInput& wanted,
                                                           db::Transaction& tx) {
    assertCoachMayView(tx, coach, wanted.athleteId, http::DataKind::workouts);
    const auto before = coach.placeIn<training::BeforeInstant>(wanted.cursor);
    const int limit = wanted.limit.value_or(http::defaultLimit);
    auto logs = training::listLogsOfAthlete(tx, coach.id(), wanted.athleteId, before, limit);
    return http::pageOf(std::move(logs), limit, coach, [](const auto& last) {
        return training::BeforeInstant{last.performedAt, last.id};
    });
}

}  // namespace

int main() { return http::serve<endpoint>(listAthleteLogs); }
