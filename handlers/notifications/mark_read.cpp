// notifications/mark_read: the caller has read some of the own notifications, or all.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/serve.h"
#include "notifications/notification_service.h"

namespace {

using namespace tp;

struct ReadNotifications {
    std::optional<std::vector<Uuid>> ids;
    std::optional<bool> all;

    static constexpr auto fields() {
        return std::tuple{json::optional("ids", &ReadNotifications::ids, json::items(1, 100)),
                          json::optional("all", &ReadNotifications::all)};
    }
};

http::NoContent markRead(const Caller& caller, const ReadNotifications& read, db::Transaction& tx) {
    if (read.ids.has_value() == read.all.value_or(false))
        throw http::InvalidInput("ids", "either these or all must be there");
    if (read.ids) {
        assertNotificationsAreOwn(tx, caller, *read.ids);
        notifications::markRead(tx, *read.ids);
    } else {
        notifications::markAllRead(tx);
    }
    return {};
}

}  // namespace

int main() { return http::serve<endpoint>(markRead); }
