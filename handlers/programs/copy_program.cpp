// programs/copy_program: an own copy of a program that the caller sees.
#include "auth/authorize_programs.h"
#include "endpoint.h"
#include "http/serve.h"
#include "training/program_service.h"

namespace {

using namespace tp;

struct CopyInput {
    Uuid programId;
    std::optional<std::string> title;

    static constexpr auto fields() {
        return std::tuple{json::required("programId", &CopyInput::programId),
                          json::optional("title", &CopyInput::title, json::text(1, 200))};
    }
};

http::Created<training::Program> copyProgram(const Caller& caller, const CopyInput& wanted, db::Transaction& tx) {
    assertMayReadProgram(tx, caller, wanted.programId);
    return training::copyProgram(tx, wanted.programId, wanted.title);
}

}  // namespace

int main() { return http::serve<endpoint>(copyProgram); }
