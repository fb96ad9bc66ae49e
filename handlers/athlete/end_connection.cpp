// athlete/end_connection: an athlete ends the connection with a coach; everything between them closes in the same
// commit.
#include "auth/authorize.h"
#include "coaching/connection_life.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

struct Ending {
    Uuid coachId;
    std::optional<std::string> reason;

    static constexpr auto fields() {
        return std::tuple{json::required("coachId", &Ending::coachId),
                          json::optional("reason", &Ending::reason, json::text(0, 500))};
    }
};

http::NoContent endConnection(const Athlete& athlete, const Ending& ending, db::Transaction& tx) {
    assertAthleteHasCoach(tx, athlete, ending.coachId);
    coaching::endConnection(tx, {ending.coachId, athlete.id()}, ending.reason);
    return {};
}

}  // namespace

int main() { return http::serve<endpoint>(endConnection); }
