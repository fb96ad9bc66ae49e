// imports/create_import: an athlete brings the workouts along that a file of another app holds, all of them or none.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/serve.h"
#include "training/import_service.h"

namespace {

using namespace tp;

http::Created<training::Import> createImport(const Athlete& athlete, const training::ImportInput& input,
                                             db::Transaction& tx) {
    assertMayReadExercises(tx, athlete, training::mappedExercises(input));
    return training::createImport(tx, input);
}

}  // namespace

int main() { return http::serve<endpoint>(createImport); }
