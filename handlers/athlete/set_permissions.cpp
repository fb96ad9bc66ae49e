// athlete/set_permissions: what a connection opens to the coach, as the athlete wants it.
#include "auth/authorize.h"
#include "coaching/sharing_service.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

struct WantedPermissions : coaching::Permissions {
    Uuid coachId;

    static constexpr auto fields() {
        return std::tuple_cat(std::tuple{json::required("coachId", &WantedPermissions::coachId)},
                              coaching::Permissions::fields());
    }
};

http::Ok<coaching::Permissions> setPermissions(const Athlete& athlete, const WantedPermissions& wanted,
                                               db::Transaction& tx) {
    assertAthleteHasCoach(tx, athlete, wanted.coachId);
    return coaching::setPermissions(tx, wanted.coachId, athlete.id(), wanted);
}

}  // namespace

int main() { return http::serve<endpoint>(setPermissions); }
