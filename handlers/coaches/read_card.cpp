// coaches/read_card: what a coach tells of him- or herself, for own athletes, who is invited, and administrators.
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

http::Ok<coaching::CoachCard> readCard(const Caller& caller, const WantedCoach& wanted, db::Transaction& tx) {
    assertMayReadCoach(tx, caller, wanted.coachId);
    return coaching::readCard(tx, wanted.coachId);
}

}  // namespace

int main() { return http::serve<endpoint>(readCard); }
