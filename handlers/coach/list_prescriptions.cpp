// coach/list_prescriptions: what the coach prescribed in some of the own assignments for an athlete; others are left
// out.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/serve.h"
#include "training/assignment_service.h"

namespace {

using namespace tp;

struct PrescriptionsInput {
    Uuid athleteId;
    std::vector<Uuid> assignmentIds;

    static constexpr auto fields() {
        return std::tuple{json::required("athleteId", &PrescriptionsInput::athleteId),
                          json::required("assignmentIds", &PrescriptionsInput::assignmentIds, json::items(1, 100))};
    }
};

http::Ok<http::Items<training::Prescription>> listPrescriptions(const Coach& coach, const PrescriptionsInput& wanted,
                                                                db::Transaction& tx) {
    assertCoachOwnsAthlete(tx, coach, wanted.athleteId);
    return http::Items<training::Prescription>{training::listPrescriptions(tx, wanted.athleteId, wanted.assignmentIds)};
}

}  // namespace

int main() { return http::serve<endpoint>(listPrescriptions); }
