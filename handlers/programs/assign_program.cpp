// programs/assign_program: a coach gives a program to own athletes, or an athlete to him- or herself; all of them, or
// none.
#include <set>

#include "auth/authorize_programs.h"
#include "endpoint.h"
#include "http/error.h"
#include "http/serve.h"
#include "training/run_service.h"

namespace {

using namespace tp;

struct AssignInput : training::NewRuns {
    Uuid programId;

    static constexpr auto fields() {
        return std::tuple{json::required("programId", &AssignInput::programId),
                          json::required("athleteIds", &AssignInput::athleteIds, json::items(1, 100)),
                          json::required("startDate", &AssignInput::startDate),
                          json::required("weekdays", &AssignInput::weekdays,
                                         json::Rule{.minimum = 1, .maximum = 7, .itemMinimum = 1, .itemMaximum = 7}),
                          json::required("athleteMayMove", &AssignInput::athleteMayMove)};
    }
};

http::Created<training::AssignedProgram> assignProgram(const Caller& caller, const AssignInput& wanted,
                                                       db::Transaction& tx) {
    assertMayReadProgram(tx, caller, wanted.programId);
    assertMayGiveProgram(tx, caller, wanted.athleteIds);
    if (std::set(wanted.athleteIds.begin(), wanted.athleteIds.end()).size() != wanted.athleteIds.size())
        throw http::InvalidInput("athleteIds", "names an athlete twice");
    if (std::set(wanted.weekdays.begin(), wanted.weekdays.end()).size() != wanted.weekdays.size())
        throw http::InvalidInput("weekdays", "names a day twice");
    if (wanted.startDate < training::firstStart || wanted.startDate > training::lastStart)
        throw http::InvalidInput("startDate", "is no day that programs start on");
    return training::assignProgram(tx, wanted.programId, wanted);
}

}  // namespace

int main() { return http::serve<endpoint>(assignProgram); }
