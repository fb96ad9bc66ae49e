#include "auth/identity.h"

#include <algorithm>
#include <functional>

#include "auth/limits.h"
#include "http/error.h"
#include "http/log.h"

namespace tp::auth {

namespace {

constexpr auto beginRequest =
    "select id, email, display_name, username, roles, created_at, features, touch_due from app.begin_request($1)";

constexpr auto countOwnAttempt = "select app.count_own_attempt($1, $2, interval '1 minute')";

std::vector<std::string> splitRoles(std::string_view joined) {
    std::vector<std::string> roles;
    while (!joined.empty()) {
        const auto end = std::min(joined.find(','), joined.size());
        roles.emplace_back(joined.substr(0, end));
        joined.remove_prefix(std::min(end + 1, joined.size()));
    }
    return roles;
}

db::Parameter hashParameter(const http::Identity& identity) {
    if (identity.tokenHash.empty()) return {};
    return db::parameter(db::Bytes{identity.tokenHash});
}

void requireAccess(const std::optional<User>& user, http::Access access) {
    using enum http::Access;
    if (http::takesAnybody(access)) return;
    if (!user) throw http::Unauthenticated();
    [[maybe_unused]] const bool allowed =
        access == session || access == password || (access == athlete && user->has("athlete")) ||
        (access == coach && user->has("coach")) || (access == admin && user->has("admin"));
#ifndef TP_WITHOUT_FIRST_LAYER
    if (!allowed) throw http::Forbidden();
#endif
}

// In a transaction of its own under the same session.
void runApart(const http::Identity& identity, db::Connection& connection,
              const std::function<void(db::Transaction&)>& work) noexcept {
    try {
        db::Transaction tx(connection, db::Mode::readWrite);
        continueAs(identity, tx);
        work(tx);
        tx.commit();
    } catch (const std::exception& failure) {
        http::log::error("session", failure.what());
    }
}

}  // namespace

void identify(http::Identity& identity, http::Access access, db::Transaction& tx) {
    tx.judged(
        [&identity, access](const db::Rows& rows) {
            const auto row = rows[0];
            identity.known = true;
            identity.features = row.get<std::string>(6);
            if (!row.isNull(0)) {
                identity.user = User{row.get<Uuid>(0),
                                     row.get<std::string>(1),
                                     row.get<std::string>(2),
                                     row.get<std::string>(3),
                                     splitRoles(row.get<std::string>(4)),
                                     row.get<Instant>(5)};
                identity.touchDue = row.get<bool>(7);
            }
            requireAccess(identity.user, access);
        },
        beginRequest, hashParameter(identity));
}

void continueAs(const http::Identity& identity, db::Transaction& tx) {
    tx.later(beginRequest, hashParameter(identity));
}

void countRequest(const http::Endpoint& endpoint, db::Transaction& tx) {
    tx.judged(refuseBeyondLimit, countOwnAttempt, endpoint.source, endpoint.userPerMinute);
}

void countRefused(const http::Identity& identity, const http::Endpoint& endpoint, db::Connection& connection) noexcept {
    runApart(identity, connection,
             [&](db::Transaction& tx) { tx.later(countOwnAttempt, endpoint.source, endpoint.userPerMinute); });
}

void holdSession(db::Transaction& tx) { tx.later("select app.hold_session()"); }

void touchSession(const http::Identity& identity, db::Connection& connection) noexcept {
    runApart(identity, connection, [](db::Transaction& tx) { tx.later("select app.touch_session()"); });
}

}  // namespace tp::auth
