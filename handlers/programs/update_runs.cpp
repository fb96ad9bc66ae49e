// programs/update_runs: what is ahead of these athletes follows the program as it is now.
#include "auth/authorize_programs.h"
#include "endpoint.h"
#include "http/serve.h"
#include "training/run_service.h"

namespace {

using namespace tp;

struct UpdateInput {
    Uuid programId;
    std::vector<Uuid> runIds;

    static constexpr auto fields() {
        return std::tuple{json::required("programId", &UpdateInput::programId),
                          json::required("runIds", &UpdateInput::runIds, json::items(1, 100))};
    }
};

http::Ok<http::Items<training::ProgramRun>> updateRuns(const Caller& caller, const UpdateInput& wanted,
                                                       db::Transaction& tx) {
    assertMayUpdateRuns(tx, caller, wanted.programId, wanted.runIds);
    assertMayReadProgram(tx, caller, wanted.programId);
    return http::Items<training::ProgramRun>{training::updateRuns(tx, wanted.programId, wanted.runIds)};
}

}  // namespace

int main() { return http::serve<endpoint>(updateRuns); }
