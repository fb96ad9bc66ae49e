// Where a user is signed in.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "db/transaction.h"
#include "json/fields.h"
#include "types/instant.h"
#include "types/uuid.h"

namespace tp::account {

struct DeviceSession {
    Uuid id;  // of the session
    Instant createdAt;
    Instant lastSeenAt;                    // to the hour
    std::optional<std::string> userAgent;  // that opened the session, as is the address
    std::optional<std::string> ipAddress;
    bool current = false;

    static constexpr const char* schemaName = "DeviceSession";
    static constexpr auto fields() {
        return std::tuple{json::required("id", &DeviceSession::id),
                          json::required("createdAt", &DeviceSession::createdAt),
                          json::required("lastSeenAt", &DeviceSession::lastSeenAt),
                          json::required("userAgent", &DeviceSession::userAgent),
                          json::required("ipAddress", &DeviceSession::ipAddress),
                          json::required("current", &DeviceSession::current)};
    }
};

// The caller's live sessions, this one first, then the latest.
std::vector<DeviceSession> listSessions(db::Transaction& tx);

// Ends one of the caller's sessions and tells whether it was the request's own. Throws http::Forbidden where the caller
// has no such session.
bool endOwnSession(db::Transaction& tx, const Uuid& sessionId);

// Ends all of the caller's sessions but the request's own.
void endOtherSessions(db::Transaction& tx);

}  // namespace tp::account
