// coach/connect_athlete: a coach connects to an athlete by e-mail, at once; the athlete can end it.
#include "coaching/connection_service.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

struct NewConnection {
    std::string athleteEmail;

    static constexpr auto fields() {
        return std::tuple{json::required("athleteEmail", &NewConnection::athleteEmail, json::email())};
    }
};

http::Created<coaching::CoachAthlete> connectAthlete(const Coach& /*coach*/, const NewConnection& wanted,
                                                     db::Transaction& tx) {
    return coaching::connect(tx, wanted.athleteEmail);
}

}  // namespace

int main() { return http::serve<endpoint>(connectAthlete); }
