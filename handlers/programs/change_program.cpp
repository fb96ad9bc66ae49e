// programs/change_program: the owner replaces a program, days and all.
#include "auth/authorize_programs.h"
#include "endpoint.h"
#include "http/serve.h"
#include "training/program_service.h"

namespace {

using namespace tp;

struct ChangedProgram : training::NewProgram {
    Uuid programId;
    int version;  // which the owner saw

    static constexpr auto fields() {
        return std::tuple_cat(training::NewProgram::fields(),
                              std::tuple{json::required("programId", &ChangedProgram::programId),
                                         json::required("version", &ChangedProgram::version, json::range(1, 2e9))});
    }
};

http::Ok<training::Program> changeProgram(const Caller& caller, const ChangedProgram& program, db::Transaction& tx) {
    assertProgramIsOwn(tx, caller, program.programId);
    return training::changeProgram(tx, program.programId, program, program.version);
}

}  // namespace

int main() { return http::serve<endpoint>(changeProgram); }
