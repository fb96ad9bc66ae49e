// programs/delete_program: the owner deletes a program; what was assigned of it stays.
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

http::NoContent deleteProgram(const Caller& caller, const WantedProgram& wanted, db::Transaction& tx) {
    assertProgramIsOwn(tx, caller, wanted.programId);
    training::deleteProgram(tx, wanted.programId);
    return {};
}

}  // namespace

int main() { return http::serve<endpoint>(deleteProgram); }
