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

struct Device {
    Uuid id;  // of the session
    Instant createdAt;
    Instant lastSeenAt;                    // to the hour
    std::optional<std::string> userAgent;  // that opened the session, as is the address
    std::optional<std::string> ipAddress;
    bool current = false;

    static constexpr const char* schemaName = "Device";
    static constexpr auto fields() {
        return std::tuple{json::required("id", &Device::id),
                          json::required("createdAt", &Device::createdAt),
                          json::required("lastSeenAt", &Device::lastSeenAt),
                          json::required("userAgent", &Device::userAgent),
                          json::required("ipAddress", &Device::ipAddress),
                          json::required("current", &Device::current)};
    }
};

// The caller's live sessions, this one first, then the latest.
std::vector<Device> listDevices(db::Transaction& tx);

// Ends one of the caller's sessions and tells whether it was the request's own. Throws http::Forbidden where the caller
// has no such session.
bool signOutDevice(db::Transaction& tx, const Uuid& sessionId);

// Ends all of the caller's sessions but the request's own.
void signOutOtherDevices(db::Transaction& tx);

}  // namespace tp::account
