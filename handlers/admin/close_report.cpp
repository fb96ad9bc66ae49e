// admin/close_report: an administrator says what came of a report; both sides are told.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/serve.h"
#include "messaging/report_service.h"

namespace {

using namespace tp;

struct Closing {
    Uuid reportId;
    std::string outcome;
    std::optional<std::string> note;

    static constexpr auto fields() {
        return std::tuple{json::required("reportId", &Closing::reportId),
                          json::required("outcome", &Closing::outcome, json::oneOf(messaging::reportOutcomes)),
                          json::optional("note", &Closing::note, json::text(1, 1000))};
    }
};

http::Ok<messaging::AdminReport> closeReport(const Admin& admin, const Closing& closing, db::Transaction& tx) {
    assertReportExists(tx, admin, closing.reportId);
    return messaging::closeReport(tx, closing.reportId, closing.outcome, closing.note);
}

}  // namespace

int main() { return http::serve<endpoint>(closeReport); }
