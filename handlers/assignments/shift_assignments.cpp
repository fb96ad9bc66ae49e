// assignments/shift_assignments: an assignment, and what is open behind it of its program, moves by some days.
#include "auth/authorize_programs.h"
#include "endpoint.h"
#include "http/serve.h"
#include "training/calendar_service.h"

namespace {

using namespace tp;

struct ShiftInput {
    Uuid assignmentId;
    int days;

    static constexpr auto fields() {
        return std::tuple{json::required("assignmentId", &ShiftInput::assignmentId),
                          json::required("days", &ShiftInput::days, json::range(-28, 28))};
    }
};

http::Ok<http::Items<training::CalendarEntry>> shiftAssignments(const Caller& caller, const ShiftInput& wanted,
                                                                db::Transaction& tx) {
    assertMayMoveAssignment(tx, caller, wanted.assignmentId);
    return http::Items<training::CalendarEntry>{training::shiftAssignments(tx, wanted.assignmentId, wanted.days)};
}

}  // namespace

int main() { return http::serve<endpoint>(shiftAssignments); }
