// athlete/resume_coach: an athlete resumes the connection with a coach, if it was this side that paused it.
#include "auth/authorize.h"
#include "coaching/connection_life.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

struct WantedCoach {
    Uuid coachId;

    static constexpr auto fields() { return std::tuple{json::required("coachId", &WantedCoach::coachId)}; }
};

http::Ok<coaching::ConnectionState> resumeCoach(const Athlete& athlete, const WantedCoach& wanted,
                                                db::Transaction& tx) {
    assertAthleteHasCoach(tx, athlete, wanted.coachId);
    return coaching::resumeConnection(tx, {wanted.coachId, athlete.id()});
}

}  // namespace

int main() { return http::serve<endpoint>(resumeCoach); }
