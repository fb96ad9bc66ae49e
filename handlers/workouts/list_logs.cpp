// workouts/list_logs: what the athlete did, the latest first.
#include "endpoint.h"
#include "http/paging.h"
#include "http/serve.h"
#include "training/log_service.h"

namespace {

using namespace tp;

struct LogsInput : http::PageInput, training::OwnLogFilter {
    static constexpr auto fields() {
        return std::tuple_cat(http::PageInput::fields(),
                              std::tuple{json::optional("from", &LogsInput::from), json::optional("to", &LogsInput::to),
                                         json::optional("exerciseId", &LogsInput::exerciseId)});
    }
};

http::Ok<http::Page<training::WorkoutLog>> listLogs(const Athlete& athlete, const LogsInput& wanted,
                                                    db::Transaction& tx) {
    const auto before = athlete.placeIn<training::BeforeInstant>(wanted.cursor);
    const int limit = wanted.limit.value_or(http::defaultLimit);
    return http::pageOf(training::listOwnLogs(tx, wanted, before, limit), limit, athlete, [](const auto& last) {
        return training::BeforeInstant{last.performedAt, last.id};
    });
}

}  // namespace

int main() { return http::serve<endpoint>(listLogs); }
