// assignments/read_calendar: what an athlete has planned; a coach sees the own assignments in it.
#include "auth/authorize_programs.h"
#include "endpoint.h"
#include "http/error.h"
#include "http/serve.h"
#include "training/calendar_service.h"

namespace {

using namespace tp;

struct CalendarInput {
    Date from;
    Date to;
    std::optional<Uuid> athleteId;

    static constexpr auto fields() {
        return std::tuple{json::required("from", &CalendarInput::from), json::required("to", &CalendarInput::to),
                          json::optional("athleteId", &CalendarInput::athleteId)};
    }
};

http::Ok<http::Items<training::CalendarEntry>> readCalendar(const Caller& caller, const CalendarInput& wanted,
                                                            db::Transaction& tx) {
    if (!wanted.athleteId && caller.user().has("coach")) throw http::InvalidInput("athleteId", "is missing");
    const auto athleteId = wanted.athleteId.value_or(caller.id());
    if (athleteId != caller.id()) caller.asksFor(athleteId, http::DataKind::workouts);
    assertMayReadCalendar(tx, caller, athleteId);
    if (wanted.to < wanted.from) throw http::InvalidInput("to", "is before the first day");
    if (wanted.to.days - wanted.from.days >= training::longestCalendar)
        throw http::InvalidInput("to", "is more than 62 days after the first day");
    return http::Items<training::CalendarEntry>{training::readCalendar(tx, athleteId, wanted.from, wanted.to)};
}

}  // namespace

int main() { return http::serve<endpoint>(readCalendar); }
