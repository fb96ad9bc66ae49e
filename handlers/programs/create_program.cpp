// programs/create_program: somebody writes a program.
#include "endpoint.h"
#include "http/serve.h"
#include "training/program_service.h"

namespace {

using namespace tp;

http::Created<training::Program> createProgram(const Caller& /*caller*/, const training::NewProgram& program,
                                               db::Transaction& tx) {
    return training::createProgram(tx, program);
}

}  // namespace

int main() { return http::serve<endpoint>(createProgram); }
