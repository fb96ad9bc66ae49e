// programs/end_run: a coach ends a program for an athlete, or an athlete an own one.
#include "auth/authorize_programs.h"
#include "endpoint.h"
#include "http/serve.h"
#include "training/run_service.h"

namespace {

using namespace tp;

struct WantedRun {
    Uuid runId;

    static constexpr auto fields() { return std::tuple{json::required("runId", &WantedRun::runId)}; }
};

http::NoContent endRun(const Caller& caller, const WantedRun& wanted, db::Transaction& tx) {
    assertRunIsOwn(tx, caller, wanted.runId);
    training::endRun(tx, wanted.runId);
    return {};
}

}  // namespace

int main() { return http::serve<endpoint>(endRun); }
