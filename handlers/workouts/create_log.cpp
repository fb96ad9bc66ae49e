// workouts/create_log: an athlete logs a workout that nobody assigned.
#include "endpoint.h"
#include "http/serve.h"
#include "training/log_service.h"

namespace {

using namespace tp;

http::Created<training::WorkoutLog> createLog(const Athlete& /*athlete*/, const training::NewLog& log,
                                              db::Transaction& tx) {
    return training::createLog(tx, log);
}

}  // namespace

int main() { return http::serve<endpoint>(createLog); }
