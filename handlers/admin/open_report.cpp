// admin/open_report: the reported message and the two around it. That it was looked at is noted down.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/serve.h"
#include "messaging/report_service.h"

namespace {

using namespace tp;

struct WhichReport {
    Uuid reportId;

    static constexpr auto fields() { return std::tuple{json::required("reportId", &WhichReport::reportId)}; }
};

http::Ok<messaging::OpenedReport> openReport(const Admin& admin, const WhichReport& which, db::Transaction& tx) {
    assertReportExists(tx, admin, which.reportId);
    return messaging::openReport(tx, which.reportId);
}

}  // namespace

int main() { return http::serve<endpoint>(openReport); }
