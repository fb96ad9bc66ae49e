// mail/unsubscribe: turns the mails of one kind off for whom the link in such a mail was sent to.
#include "endpoint.h"
#include "http/serve.h"
#include "notifications/notification_service.h"

namespace {

using namespace tp;

struct UnsubscribeLink {
    std::string token;

    static constexpr auto fields() {
        return std::tuple{json::required("token", &UnsubscribeLink::token, json::exactText(1, 100, 100))};
    }
};

http::NoContent unsubscribe(const Visitor& /*anybody*/, const UnsubscribeLink& link, db::Transaction& tx) {
    notifications::unsubscribe(tx, link.token);
    return {};
}

}  // namespace

int main() { return http::serve<endpoint>(unsubscribe); }
