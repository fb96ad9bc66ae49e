// notifications/count_unread: how many of the caller's notifications are unread. Pages poll it.
#include "endpoint.h"
#include "http/serve.h"
#include "notifications/notification_service.h"

namespace {

using namespace tp;

struct UnreadCount {
    std::int64_t unreadCount = 0;

    static constexpr auto fields() { return std::tuple{json::required("unreadCount", &UnreadCount::unreadCount)}; }
};

http::Ok<UnreadCount> countUnread(const Caller& /*caller*/, const http::NoInput& /*nothing*/, db::Transaction& tx) {
    return UnreadCount{notifications::countUnread(tx).get()[0].get<std::int64_t>(0)};
}

}  // namespace

int main() { return http::serve<endpoint>(countUnread); }
