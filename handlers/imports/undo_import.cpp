// imports/undo_import: takes the workouts away that an import added.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/serve.h"
#include "training/import_service.h"

namespace {

using namespace tp;

struct UndoneImport {
    Uuid importId;

    static constexpr auto fields() { return std::tuple{json::required("importId", &UndoneImport::importId)}; }
};

http::NoContent undoImport(const Athlete& athlete, const UndoneImport& undone, db::Transaction& tx) {
    assertImportIsOwn(tx, athlete, undone.importId);
    training::undoImport(tx, undone.importId);
    return {};
}

}  // namespace

int main() { return http::serve<endpoint>(undoImport); }
