// coach/list_prescriptions: what the calling coach prescribed an own athlete on some days, set by set.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/error.h"
#include "http/serve.h"
#include "training/prescribed_service.h"

namespace {

using namespace tp;

struct PrescriptionsInput {
    Uuid athleteId;
    Date from;
    Date to;

    static constexpr auto fields() {
        return std::tuple{json::required("athleteId", &PrescriptionsInput::athleteId),
                          json::required("from", &PrescriptionsInput::from),
                          json::required("to", &PrescriptionsInput::to)};
    }
};

http::Ok<http::Items<training::Prescription>> listPrescriptions(const Coach& coach, const PrescriptionsInput& wanted,
                                                                db::Transaction& tx) {
    assertCoachOwnsAthlete(tx, coach, wanted.athleteId);
    if (wanted.to < wanted.from) throw http::InvalidInput("to", "is before the first day");
    if (wanted.to.days - wanted.from.days >= training::longestPrescription)
        throw http::InvalidInput("to", "is more than 366 days after the first day");
    return http::Items<training::Prescription>{
        training::listPrescriptions(tx, wanted.athleteId, wanted.from, wanted.to)};
}

}  // namespace

int main() { return http::serve<endpoint>(listPrescriptions); }
