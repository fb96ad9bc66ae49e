// workouts/read_log: one own log.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/serve.h"
#include "training/log_service.h"

namespace {

using namespace tp;

struct LogInput {
    Uuid logId;

    static constexpr auto fields() { return std::tuple{json::required("logId", &LogInput::logId)}; }
};

http::Ok<training::WorkoutLog> readLog(const Athlete& athlete, const LogInput& wanted, db::Transaction& tx) {
    assertLogIsOwn(tx, athlete, wanted.logId);
    return training::readLog(tx, wanted.logId);
}

}  // namespace

int main() { return http::serve<endpoint>(readLog); }
