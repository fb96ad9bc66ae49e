// imports/list_imports: what the athlete has imported, the latest first.
#include "endpoint.h"
#include "http/paging.h"
#include "http/serve.h"
#include "training/import_service.h"

namespace {

using namespace tp;

http::Ok<http::Page<training::Import>> listImports(const Athlete& athlete, const http::PageInput& wanted,
                                                   db::Transaction& tx) {
    const auto before = athlete.placeIn<training::BeforeImport>(wanted.cursor);
    const int limit = wanted.limit.value_or(http::defaultLimit);
    return http::pageOf(training::listImports(tx, before, limit), limit, athlete,
                        [](const auto& last) { return training::BeforeImport{last.id}; });
}

}  // namespace

int main() { return http::serve<endpoint>(listImports); }
