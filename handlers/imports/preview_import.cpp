// imports/preview_import: what importing a file would do. Changes nothing.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/serve.h"
#include "training/import_service.h"

namespace {

using namespace tp;

http::Ok<training::ImportPreview> previewImport(const Athlete& athlete, const training::ImportInput& input,
                                                db::Transaction& tx) {
    assertMayReadExercises(tx, athlete, training::mappedExercises(input));
    return training::previewImport(tx, input);
}

}  // namespace

int main() { return http::serve<endpoint>(previewImport); }
