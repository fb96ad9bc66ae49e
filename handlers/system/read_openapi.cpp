// system/read_openapi: this API, described by the build from the handlers' own declarations.
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "endpoint.h"
#include "http/error.h"
#include "http/serve.h"

namespace {

using namespace tp;

http::Ok<http::Document> readOpenapi(const Visitor& /*visitor*/, const http::NoInput& /*nothing*/,
                                     db::Transaction& /*tx*/) {
    const char* path = std::getenv("TP_OPENAPI");
    std::ifstream file(path != nullptr ? path : "");
    if (!file) throw http::Unavailable();
    return http::Document{{std::istreambuf_iterator<char>(file), {}}};
}

}  // namespace

int main() { return http::serve<endpoint>(readOpenapi); }
