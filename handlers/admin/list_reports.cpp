// admin/list_reports: messages that were reported, the latest first; what they say shows only once one is opened.
#include "endpoint.h"
#include "http/paging.h"
#include "http/serve.h"
#include "messaging/report_service.h"

namespace {

using namespace tp;

struct ReportsInput : http::PageInput {
    std::string state = "open";

    static constexpr auto fields() {
        return std::tuple_cat(
            http::PageInput::fields(),
            std::tuple{json::optional("state", &ReportsInput::state, json::oneOf(messaging::reportStates))});
    }
};

http::Ok<http::Page<messaging::AdminReport>> listReports(const Admin& admin, const ReportsInput& wanted,
                                                         db::Transaction& tx) {
    const auto before = admin.placeIn<messaging::BeforeReport>(wanted.cursor);
    const int limit = wanted.limit.value_or(http::defaultLimit);
    return http::pageOf(messaging::listReports(tx, wanted.state, before, limit), limit, admin,
                        [](const auto& last) { return messaging::BeforeReport{last.id}; });
}

}  // namespace

int main() { return http::serve<endpoint>(listReports); }
