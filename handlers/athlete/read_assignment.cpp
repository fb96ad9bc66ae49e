// athlete/read_assignment: one of the athlete's own assignments.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/serve.h"
#include "training/assignment_service.h"

namespace {

using namespace tp;

struct WantedAssignment {
    Uuid assignmentId;

    static constexpr auto fields() {
        return std::tuple{json::required("assignmentId", &WantedAssignment::assignmentId)};
    }
};

http::Ok<training::Assignment> readAssignment(const Athlete& athlete, const WantedAssignment& wanted,
                                              db::Transaction& tx) {
    assertAssignmentIsOwn(tx, athlete, wanted.assignmentId);
    return training::readAssignment(tx, wanted.assignmentId);
}

}  // namespace

int main() { return http::serve<endpoint>(readAssignment); }
