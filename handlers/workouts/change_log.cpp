// workouts/change_log: an own log, anew as a whole, if nobody changed it since the athlete read it.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/serve.h"
#include "training/log_service.h"

namespace {

using namespace tp;

struct ChangedLog : training::NewLog {
    Uuid logId;
    int version = 0;

    static constexpr auto fields() {
        return std::tuple_cat(std::tuple{json::required("logId", &ChangedLog::logId),
                                         json::required("version", &ChangedLog::version, json::range(1, 2147483647))},
                              training::NewLog::fields());
    }
};

http::Ok<training::WorkoutLog> changeLog(const Athlete& athlete, const ChangedLog& wanted, db::Transaction& tx) {
    assertLogIsOwn(tx, athlete, wanted.logId);
    return training::changeLog(tx, wanted.logId, wanted.version, wanted);
}

}  // namespace

int main() { return http::serve<endpoint>(changeLog); }
