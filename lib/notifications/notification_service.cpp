#include "notifications/notification_service.h"

#include <algorithm>

#include "auth/token.h"
#include "http/error.h"

namespace tp::notifications {

namespace {

Notification notificationOf(const db::Row& row) {
    Notification one;
    one.id = row.get<Uuid>(0);
    one.kind = row.get<std::string>(1);
    if (!row.isNull(2) && !row.isNull(3)) one.actor = Actor{row.get<Uuid>(2), row.get<std::string>(3)};
    one.sourceId = row.maybe<Uuid>(4);
    one.title = row.maybe<std::string>(5);
    one.reason = row.maybe<std::string>(6);
    one.count = row.get<int>(7);
    one.createdAt = row.get<Instant>(8);
    one.updatedAt = row.get<Instant>(9);
    one.readAt = row.maybe<Instant>(10);
    return one;
}

std::vector<std::string> kindsOf(const std::vector<Preference>& preferences) {
    std::vector<std::string> kinds;
    kinds.reserve(preferences.size());
    for (const auto& preference : preferences) kinds.push_back(preference.kind);
    std::ranges::sort(kinds);
    return kinds;
}

// Marks the caller's unread ones of which `condition` holds; in one order, so that two requests at once don't wait in a
// circle.
std::string markUnread(const std::string& condition) {
    return "update app.notifications set read_at = now() where id = any (array(select id from app.notifications "
           "where recipient_id = app.caller() and in_app and read_at is null " +
           condition + " order by id for no key update))";
}

}  // namespace

std::vector<Notification> list(db::Transaction& tx, bool unreadOnly, const std::optional<BeforeUpdate>& before,
                               int limit) {
    return tx
        .query(
            R"(select id, kind, actor_id, actor_name, source_id, title, reason, count, created_at, updated_at, read_at
               from app.notifications
               where recipient_id = app.caller() and in_app and (read_at is null or not $1)
                 and ($2::timestamptz is null or (updated_at, id) < ($2, $3::uuid))
               order by updated_at desc, id desc
               limit $4::int + 1)",
            unreadOnly, db::parameter(before, &BeforeUpdate::updatedAt), db::parameter(before, &BeforeUpdate::id),
            limit)
        .map(notificationOf);
}

db::Later countUnread(db::Transaction& tx) {
    return tx.later(
        "select count(*) from app.notifications "
        "where recipient_id = app.caller() and in_app and read_at is null");
}

void markRead(db::Transaction& tx, const std::vector<Uuid>& ids) {
    static const std::string statement = markUnread("and id = any ($1::uuid[])");
    tx.query(statement, ids);
}

void markAllRead(db::Transaction& tx) {
    static const std::string statement = markUnread("");
    tx.query(statement);
}

std::vector<Preference> listPreferences(db::Transaction& tx) {
    return tx
        .query(
            R"(select k.kind, coalesce(p.in_app, true), coalesce(p.mail, k.mails)
               from app.notification_kinds k
               left join app.notification_preferences p
                   on p.kind = k.kind and p.user_id = app.caller()
               where k.roles && (select u.roles from app.users u where u.id = app.caller())
               order by k.place)")
        .map([](const db::Row& row) {
            return Preference{row.get<std::string>(0), row.get<bool>(1), row.get<bool>(2)};
        });
}

void replacePreferences(db::Transaction& tx, const std::vector<Preference>& wanted) {
    const auto current = listPreferences(tx);
    if (kindsOf(wanted) != kindsOf(current))
        throw http::InvalidInput("items", "must hold each kind of notification once");
    // In one order, so that two requests at once don't wait in a circle.
    for (const auto& kind : current) {
        const auto& preference = *std::ranges::find(wanted, kind.kind, &Preference::kind);
        tx.later(
            "insert into app.notification_preferences (kind, user_id, in_app, mail) "
            "select $1, app.caller(), $2, $3 "
            "on conflict (kind, user_id) do update set in_app = excluded.in_app, mail = excluded.mail",
            preference.kind, preference.inApp, preference.mail);
    }
}

void unsubscribe(db::Transaction& tx, const std::string& token) {
    if (!tx.query("select app.unsubscribe($1)", db::Bytes{sha256(token)})[0].get<bool>(0)) throw http::Forbidden();
}

}  // namespace tp::notifications
