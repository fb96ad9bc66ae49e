// athlete/log_workout: an athlete logs what was done of an own assignment, which completes it.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/serve.h"
#include "training/log_service.h"

namespace {

using namespace tp;

struct LogInput : training::NewLog {
    Uuid assignmentId;

    static constexpr auto fields() {
        return std::tuple_cat(std::tuple{json::required("assignmentId", &LogInput::assignmentId)},
                              training::NewLog::fields());
    }
};

http::Created<training::WorkoutLog> logWorkout(const Athlete& athlete, const LogInput& log, db::Transaction& tx) {
    assertAssignmentIsOwn(tx, athlete, log.assignmentId);
    return training::logWorkout(tx, log.assignmentId, log);
}

}  // namespace

int main() { return http::serve<endpoint>(logWorkout); }
