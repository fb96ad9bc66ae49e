// The athlete's access log: who looked at the athlete's data, or tried to.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "db/transaction.h"
#include "json/fields.h"
#include "types/instant.h"
#include "types/uuid.h"

namespace tp::coaching {

struct AccessEntry {
    // Name and role as they were then; the id is absent once the account is deleted.
    struct Actor {
        std::optional<Uuid> id;
        std::string displayName;
        std::string role;

        static constexpr const char* schemaName = "AccessActor";
        static constexpr auto fields() {
            return std::tuple{json::required("id", &Actor::id), json::required("displayName", &Actor::displayName),
                              json::required("role", &Actor::role)};
        }
    };

    Uuid id;
    Actor actor;
    std::string kind;
    std::string action;
    bool allowed;
    Instant at;
    std::optional<std::string> ipAddress;
    std::optional<std::string> userAgent;

    static constexpr const char* schemaName = "AccessEntry";
    static constexpr auto fields() {
        return std::tuple{json::required("id", &AccessEntry::id),
                          json::required("actor", &AccessEntry::actor),
                          json::required("kind", &AccessEntry::kind),
                          json::required("action", &AccessEntry::action),
                          json::required("allowed", &AccessEntry::allowed),
                          json::required("at", &AccessEntry::at),
                          json::required("ipAddress", &AccessEntry::ipAddress),
                          json::required("userAgent", &AccessEntry::userAgent)};
    }
};

// Where the log, the latest first, goes on.
struct BeforeAccess {
    Instant at;
    Uuid id;

    static constexpr auto fields() {
        return std::tuple{json::required("at", &BeforeAccess::at), json::required("id", &BeforeAccess::id)};
    }
};

// The calling athlete's; one row more than `limit` tells that there are more.
std::vector<AccessEntry> listAccess(db::Transaction& tx, const std::optional<BeforeAccess>& before, int limit);

}  // namespace tp::coaching
