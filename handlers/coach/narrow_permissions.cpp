// coach/narrow_permissions: a coach gives permissions back; only the athlete gives them.
#include "auth/authorize.h"
#include "coaching/sharing_service.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

struct WantedPermissions : coaching::Permissions {
    Uuid athleteId;

    static constexpr auto fields() {
        return std::tuple_cat(std::tuple{json::required("athleteId", &WantedPermissions::athleteId)},
                              coaching::Permissions::fields());
    }
};

http::Ok<coaching::Permissions> narrowPermissions(const Coach& coach, const WantedPermissions& wanted,
                                                  db::Transaction& tx) {
    assertCoachMayNarrow(tx, coach, wanted.athleteId, wanted);
    return coaching::setPermissions(tx, coach.id(), wanted.athleteId, wanted);
}

}  // namespace

int main() { return http::serve<endpoint>(narrowPermissions); }
