// coach/list_assignments: what the coach assigned, the latest day first.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/paging.h"
#include "http/serve.h"
#include "training/assignment_service.h"

namespace {

using namespace tp;

struct AssignmentsInput : http::PageInput, training::AssignmentFilter {
    static constexpr auto fields() {
        return std::tuple_cat(
            http::PageInput::fields(),
            std::tuple{json::optional("athleteId", &AssignmentsInput::athleteId),
                       json::optional("from", &AssignmentsInput::from), json::optional("to", &AssignmentsInput::to),
                       json::optional("status", &AssignmentsInput::status, json::oneOf(training::assignmentStatuses))});
    }
};

http::Ok<http::Page<training::Assignment>> listAssignments(const Coach& coach, const AssignmentsInput& wanted,
                                                           db::Transaction& tx) {
    if (wanted.athleteId) {
        coach.asksFor(*wanted.athleteId, http::DataKind::workouts);
        assertCoachOwnsAthlete(tx, coach, *wanted.athleteId);
    }
    const auto before = coach.placeIn<training::BeforeDay>(wanted.cursor);
    const int limit = wanted.limit.value_or(http::defaultLimit);
    return http::pageOf(training::listAssignmentsByCoach(tx, wanted, before, limit), limit, coach,
                        [](const auto& last) {
                            return training::BeforeDay{last.scheduledFor, last.id};
                        });
}

}  // namespace

int main() { return http::serve<endpoint>(listAssignments); }
