// coach/write_notes: what the coach notes of an athlete, for nobody else.
#include "auth/authorize.h"
#include "coaching/connection_life.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

struct Notes {
    std::string notes;

    static constexpr auto fields() { return std::tuple{json::required("notes", &Notes::notes, json::text(0, 10000))}; }
};

struct NotesInput : Notes {
    Uuid athleteId;

    static constexpr auto fields() {
        return std::tuple_cat(std::tuple{json::required("athleteId", &NotesInput::athleteId)}, Notes::fields());
    }
};

http::Ok<Notes> writeNotes(const Coach& coach, const NotesInput& wanted, db::Transaction& tx) {
    assertCoachHasAthlete(tx, coach, wanted.athleteId);
    coaching::setNotes(tx, wanted.athleteId, wanted.notes);
    return Notes{wanted.notes};
}

}  // namespace

int main() { return http::serve<endpoint>(writeNotes); }
