// programs/read_program: a program with its days, for whoever sees it.
#include "auth/authorize_programs.h"
#include "endpoint.h"
#include "http/serve.h"
#include "training/program_service.h"

namespace {

using namespace tp;

struct WantedProgram {
    Uuid programId;

    static constexpr auto fields() { return std::tuple{json::required("programId", &WantedProgram::programId)}; }
};

http::Ok<training::Program> readProgram(const Caller& caller, const WantedProgram& wanted, db::Transaction& tx) {
    assertMayReadProgram(tx, caller, wanted.programId);
    return training::readProgram(tx, wanted.programId);
}

}  // namespace

int main() { return http::serve<endpoint>(readProgram); }
