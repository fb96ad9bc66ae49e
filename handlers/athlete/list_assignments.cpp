// athlete/list_assignments: the athlete's own assignments, the latest day first.
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
            std::tuple{json::optional("from", &AssignmentsInput::from), json::optional("to", &AssignmentsInput::to),
                       json::optional("status", &AssignmentsInput::status, json::oneOf(training::assignmentStatuses))});
    }
};

http::Ok<http::Page<training::Assignment>> listAssignments(const Athlete& athlete, const AssignmentsInput& wanted,
                                                           db::Transaction& tx) {
    const auto before = athlete.placeIn<training::BeforeDay>(wanted.cursor);
    const int limit = wanted.limit.value_or(http::defaultLimit);
    return http::pageOf(training::listAssignmentsOfAthlete(tx, wanted, before, limit), limit, athlete,
                        [](const auto& last) {
                            return training::BeforeDay{last.scheduledFor, last.id};
                        });
}

}  // namespace

int main() { return http::serve<endpoint>(listAssignments); }
