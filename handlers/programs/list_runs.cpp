// programs/list_runs: to whom the caller gave a program, or when it was given to the caller.
#include "auth/authorize_programs.h"
#include "endpoint.h"
#include "http/serve.h"
#include "training/run_service.h"

namespace {

using namespace tp;

struct WantedProgram {
    Uuid programId;

    static constexpr auto fields() { return std::tuple{json::required("programId", &WantedProgram::programId)}; }
};

http::Ok<http::Items<training::ProgramRun>> listRuns(const Caller& caller, const WantedProgram& wanted,
                                                     db::Transaction& tx) {
    assertMayReadRuns(tx, caller, wanted.programId);
    return http::Items<training::ProgramRun>{training::listRuns(tx, wanted.programId)};
}

}  // namespace

int main() { return http::serve<endpoint>(listRuns); }
