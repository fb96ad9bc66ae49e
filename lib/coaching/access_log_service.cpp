#include "coaching/access_log_service.h"

namespace tp::coaching {

std::vector<AccessEntry> listAccess(db::Transaction& tx, const std::optional<BeforeAccess>& before, int limit) {
    const auto rows = tx.query(
        R"(select id, actor_id, actor_name, actor_role, kind, action, allowed, at, host(ip_address), user_agent
           from app.data_access_log
           where athlete_id = app.caller()
             and ($1::timestamptz is null or (at, id) < ($1, $2::uuid))
           order by at desc, id desc
           limit $3::int + 1)",
        db::parameter(before, &BeforeAccess::at), db::parameter(before, &BeforeAccess::id), limit);
    return rows.map([](const db::Row& row) {
        return AccessEntry{
            row.get<Uuid>(0),          {row.maybe<Uuid>(1), row.get<std::string>(2), row.get<std::string>(3)},
            row.get<std::string>(4),   row.get<std::string>(5),
            row.get<bool>(6),          row.get<Instant>(7),
            row.maybe<std::string>(8), row.maybe<std::string>(9)};
    });
}

}  // namespace tp::coaching
