// coach/read_dashboard: the coach's athletes side by side. Each whose figures show reads of it in the access log.
#include "endpoint.h"
#include "http/serve.h"
#include "training/dashboard_service.h"

namespace {

using namespace tp;

http::Ok<http::Items<training::DashboardRow>> readDashboard(const Coach& coach, const http::NoInput& /*nothing*/,
                                                            db::Transaction& tx) {
    auto rows = training::readDashboard(tx);
    for (const auto& row : rows)
        if (row.open) coach.shows(row.athlete.id, http::DataKind::analytics);
    return http::Items<training::DashboardRow>{std::move(rows)};
}

}  // namespace

int main() { return http::serve<endpoint>(readDashboard); }
