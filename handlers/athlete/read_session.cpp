// athlete/read_session: an own assignment as it is opened in the gym, with last time's numbers and what to lift.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/serve.h"
#include "training/session_service.h"

namespace {

using namespace tp;

struct SessionInput {
    Uuid assignmentId;

    static constexpr auto fields() { return std::tuple{json::required("assignmentId", &SessionInput::assignmentId)}; }
};

http::Ok<training::SessionPlan> readSession(const Athlete& athlete, const SessionInput& wanted, db::Transaction& tx) {
    assertAssignmentIsOwn(tx, athlete, wanted.assignmentId);
    return training::readSession(tx, wanted.assignmentId);
}

}  // namespace

int main() { return http::serve<endpoint>(readSession); }
