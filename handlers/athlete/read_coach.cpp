// athlete/read_coach: one of the athlete's own coaches, and what the athlete opens to them.
#include "auth/authorize.h"
#include "coaching/profile_service.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

struct WantedCoach {
    Uuid coachId;

    static constexpr auto fields() { return std::tuple{json::required("coachId", &WantedCoach::coachId)}; }
};

http::Ok<coaching::MyCoach> readCoach(const Athlete& athlete, const WantedCoach& wanted, db::Transaction& tx) {
    assertAthleteHasCoach(tx, athlete, wanted.coachId);
    return coaching::readMyCoach(tx, wanted.coachId);
}

}  // namespace

int main() { return http::serve<endpoint>(readCoach); }
