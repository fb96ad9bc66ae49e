// notifications/list_notifications: what the caller was told, the latest first, and how much of it is unread.
#include "endpoint.h"
#include "http/paging.h"
#include "http/serve.h"
#include "notifications/notification_service.h"

namespace {

using namespace tp;

struct NotificationsInput : http::PageInput {
    std::optional<bool> unread;

    static constexpr auto fields() {
        return std::tuple_cat(http::PageInput::fields(),
                              std::tuple{json::optional("unread", &NotificationsInput::unread)});
    }
};

struct NotificationPage : http::Page<notifications::Notification> {
    std::int64_t unreadCount;

    static constexpr auto fields() {
        return std::tuple_cat(http::Page<notifications::Notification>::fields(),
                              std::tuple{json::required("unreadCount", &NotificationPage::unreadCount)});
    }
};

http::Ok<NotificationPage> listNotifications(const Caller& caller, const NotificationsInput& wanted,
                                             db::Transaction& tx) {
    const auto before = caller.placeIn<notifications::BeforeUpdate>(wanted.cursor);
    const int limit = wanted.limit.value_or(http::defaultLimit);
    const auto unread = notifications::countUnread(tx);
    auto page = http::pageOf(notifications::list(tx, wanted.unread.value_or(false), before, limit), limit, caller,
                             [](const auto& last) {
                                 return notifications::BeforeUpdate{last.updatedAt, last.id};
                             });
    return NotificationPage{std::move(page), unread.get()[0].get<std::int64_t>(0)};
}

}  // namespace

int main() { return http::serve<endpoint>(listNotifications); }
