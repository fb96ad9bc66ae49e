// assignments/withdraw_assignment: a coach takes an own assignment away, or an athlete a self-made one.
#include "auth/authorize_programs.h"
#include "endpoint.h"
#include "http/serve.h"
#include "training/calendar_service.h"

namespace {

using namespace tp;

struct WantedAssignment {
    Uuid assignmentId;

    static constexpr auto fields() {
        return std::tuple{json::required("assignmentId", &WantedAssignment::assignmentId)};
    }
};

http::NoContent withdrawAssignment(const Caller& caller, const WantedAssignment& wanted, db::Transaction& tx) {
    assertMayWithdrawAssignment(tx, caller, wanted.assignmentId);
    training::withdrawAssignment(tx, wanted.assignmentId);
    return {};
}

}  // namespace

int main() { return http::serve<endpoint>(withdrawAssignment); }
