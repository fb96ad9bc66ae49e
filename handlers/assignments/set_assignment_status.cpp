// assignments/set_assignment_status: an assignment is skipped, excused with a reason, or to be done again.
#include "auth/authorize_programs.h"
#include "endpoint.h"
#include "http/error.h"
#include "http/serve.h"
#include "training/calendar_service.h"

namespace {

using namespace tp;

struct StatusInput {
    Uuid assignmentId;
    std::string status;
    std::optional<std::string> reason;

    static constexpr auto fields() {
        return std::tuple{json::required("assignmentId", &StatusInput::assignmentId),
                          json::required("status", &StatusInput::status, json::oneOf(training::settableStatuses)),
                          json::optional("reason", &StatusInput::reason, json::text(0, 500))};
    }
};

http::Ok<training::CalendarEntry> setAssignmentStatus(const Caller& caller, const StatusInput& wanted,
                                                      db::Transaction& tx) {
    assertMayMoveAssignment(tx, caller, wanted.assignmentId);
    if (wanted.status == "assigned" && wanted.reason) throw http::InvalidInput("reason", "is for what is not done");
    return training::setStatus(tx, wanted.assignmentId, wanted.status, wanted.reason);
}

}  // namespace

int main() { return http::serve<endpoint>(setAssignmentStatus); }
