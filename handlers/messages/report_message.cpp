// messages/report_message: a participant reports another one's message to the administrators.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/serve.h"
#include "messaging/message_path.h"
#include "messaging/report_service.h"

namespace {

using namespace tp;

struct NewReport : messaging::MessagePath {
    std::string reason;
    std::optional<std::string> note;

    static constexpr auto fields() {
        return std::tuple_cat(
            messaging::MessagePath::fields(),
            std::tuple{json::required("reason", &NewReport::reason, json::oneOf(messaging::reportReasons)),
                       json::optional("note", &NewReport::note, json::text(1, 1000))});
    }
};

http::CreatedOrFound<messaging::Report> reportMessage(const Caller& caller, const NewReport& report,
                                                      db::Transaction& tx) {
    assertMessageIsShown(tx, caller, report.conversationId, report.messageId);
    auto made = messaging::reportMessage(tx, report.conversationId, report.messageId, report.reason, report.note);
    return {std::move(made.report), made.created};
}

}  // namespace

int main() { return http::serve<endpoint>(reportMessage); }
