#include "account/session_service.h"

#include "http/error.h"

namespace tp::account {

std::vector<DeviceSession> listSessions(db::Transaction& tx) {
    return tx
        .query(
            "select id, created_at, last_seen_at, user_agent, ip_address, is_current from app.own_sessions() "
            "order by is_current desc, last_seen_at desc, id desc")
        .map([](const db::Row& row) {
            return DeviceSession{row.get<Uuid>(0),          row.get<Instant>(1),       row.get<Instant>(2),
                                 row.maybe<std::string>(3), row.maybe<std::string>(4), row.get<bool>(5)};
        });
}

bool endOwnSession(db::Transaction& tx, const Uuid& sessionId) {
    const auto wasCurrent = tx.query("select app.end_own_session($1)", sessionId)[0].maybe<bool>(0);
    if (!wasCurrent) throw http::Forbidden();
    return *wasCurrent;
}

void endOtherSessions(db::Transaction& tx) { tx.later("select app.end_other_sessions()"); }

}  // namespace tp::account
