// assignments/move_assignment: a coach, or an athlete who may, moves an assignment to another day.
#include "auth/authorize_programs.h"
#include "endpoint.h"
#include "http/serve.h"
#include "training/calendar_service.h"

namespace {

using namespace tp;

struct MoveInput {
    Uuid assignmentId;
    Date scheduledFor;

    static constexpr auto fields() {
        return std::tuple{json::required("assignmentId", &MoveInput::assignmentId),
                          json::required("scheduledFor", &MoveInput::scheduledFor)};
    }
};

http::Ok<training::CalendarEntry> moveAssignment(const Caller& caller, const MoveInput& wanted, db::Transaction& tx) {
    assertMayMoveAssignment(tx, caller, wanted.assignmentId);
    return training::moveAssignment(tx, wanted.assignmentId, wanted.scheduledFor);
}

}  // namespace

int main() { return http::serve<endpoint>(moveAssignment); }
