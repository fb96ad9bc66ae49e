// coach/end_connection: a coach ends the connection with an athlete; everything between them closes in the same commit.
#include "auth/authorize.h"
#include "coaching/connection_life.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

struct Ending {
    Uuid athleteId;
    std::optional<std::string> reason;

    static constexpr auto fields() {
        return std::tuple{json::required("athleteId", &Ending::athleteId),
                          json::optional("reason", &Ending::reason, json::text(0, 500))};
    }
};

http::NoContent endConnection(const Coach& coach, const Ending& ending, db::Transaction& tx) {
    assertCoachHasAthlete(tx, coach, ending.athleteId);
    coaching::endConnection(tx, {coach.id(), ending.athleteId}, ending.reason);
    return {};
}

}  // namespace

int main() { return http::serve<endpoint>(endConnection); }
