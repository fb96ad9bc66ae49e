// workouts/delete_log: takes an own log away; what it did of an assignment is to be done again.
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

http::NoContent deleteLog(const Athlete& athlete, const LogInput& wanted, db::Transaction& tx) {
    assertLogIsOwn(tx, athlete, wanted.logId);
    training::deleteLog(tx, wanted.logId);
    return {};
}

}  // namespace

int main() { return http::serve<endpoint>(deleteLog); }
