// coach/list_logs: what the athletes logged of the coach's assignments, the latest first.
#include <set>

#include "auth/authorize.h"
#include "endpoint.h"
#include "http/paging.h"
#include "http/serve.h"
#include "training/log_service.h"

namespace {

using namespace tp;

struct LogsInput : http::PageInput, training::LogFilter {
    static constexpr auto fields() {
        return std::tuple_cat(http::PageInput::fields(), std::tuple{json::optional("athleteId", &LogsInput::athleteId),
                                                                    json::optional("from", &LogsInput::from),
                                                                    json::optional("to", &LogsInput::to)});
    }
};

http::Ok<http::Page<training::WorkoutLog>> listLogs(const Coach& coach, const LogsInput& wanted, db::Transaction& tx) {
    if (wanted.athleteId) {
        coach.asksFor(*wanted.athleteId, http::DataKind::workouts);
        assertCoachOwnsAthlete(tx, coach, *wanted.athleteId);
    }
    const auto before = coach.placeIn<training::BeforeInstant>(wanted.cursor);
    const int limit = wanted.limit.value_or(http::defaultLimit);
    auto page = http::pageOf(training::listLogsByCoach(tx, wanted, before, limit), limit, coach, [](const auto& last) {
        return training::BeforeInstant{last.performedAt, last.id};
    });
    std::set<Uuid> athletes;
    for (const auto& log : page.items) athletes.insert(log.athleteId);
    for (const auto& athlete : athletes) coach.shows(athlete, http::DataKind::workouts);
    return page;
}

}  // namespace

int main() { return http::serve<endpoint>(listLogs); }
