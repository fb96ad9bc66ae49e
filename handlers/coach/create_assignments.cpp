// coach/create_assignments: a coach gives one workout to one or many own athletes; all of them, or none.
#include <set>

#include "auth/authorize.h"
#include "endpoint.h"
#include "http/error.h"
#include "http/serve.h"
#include "training/assignment_service.h"

namespace {

using namespace tp;

struct NewAssignments {
    std::vector<Uuid> athleteIds;
    std::string title;
    Date scheduledFor;
    std::optional<std::string> notes;
    std::optional<Uuid> programWorkoutId;

    static constexpr auto fields() {
        return std::tuple{json::required("athleteIds", &NewAssignments::athleteIds, json::items(1, 100)),
                          json::required("title", &NewAssignments::title, json::text(1, 200)),
                          json::required("scheduledFor", &NewAssignments::scheduledFor),
                          json::optional("notes", &NewAssignments::notes, json::text(0, 4000)),
                          json::optional("programWorkoutId", &NewAssignments::programWorkoutId)};
    }
};

http::Created<http::Items<training::Assignment>> createAssignments(const Coach& coach, const NewAssignments& given,
                                                                   db::Transaction& tx) {
    assertCoachOwnsAthletes(tx, coach, given.athleteIds);
    if (std::set(given.athleteIds.begin(), given.athleteIds.end()).size() != given.athleteIds.size())
        throw http::InvalidInput("athleteIds", "names an athlete twice");
    return http::Items<training::Assignment>{training::createAssignments(
        tx, given.athleteIds, {given.title, given.notes, given.scheduledFor, given.programWorkoutId})};
}

}  // namespace

int main() { return http::serve<endpoint>(createAssignments); }
