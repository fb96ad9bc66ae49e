// admin/retry_mail: a dead letter is tried again, for another day.
#include "endpoint.h"
#include "http/serve.h"
#include "mail/outbox.h"

namespace {

using namespace tp;

struct WhichMail {
    Uuid mailId;

    static constexpr auto fields() { return std::tuple{json::required("mailId", &WhichMail::mailId)}; }
};

http::NoContent retryMail(const Admin& /*admin*/, const WhichMail& which, db::Transaction& tx) {
    mail::retry(tx, which.mailId);
    return {};
}

}  // namespace

int main() { return http::serve<endpoint>(retryMail); }
