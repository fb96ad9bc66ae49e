// What happens to a connection once it is there: pauses, the end and what is left of it, the athlete's goals and the
// coach's notes.
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

struct Pair {
    Uuid coachId;
    Uuid athleteId;
};

struct ConnectionState {
    std::string status;                   // active, inactive
    std::optional<std::string> pausedBy;  // coach, athlete; absent where it is not paused

    static constexpr const char* schemaName = "ConnectionState";
    static constexpr auto fields() {
        return std::tuple{json::required("status", &ConnectionState::status),
                          json::required("pausedBy", &ConnectionState::pausedBy)};
    }
};

// For the caller, who must be one of the two, of a connection that has not ended. What is as wanted already stays so.
// Resuming throws http::PausedByOther where the other side paused it. All three throw Forbidden where the connection
// ended meanwhile.
ConnectionState pauseConnection(db::Transaction& tx, const Pair& pair);
ConnectionState resumeConnection(db::Transaction& tx, const Pair& pair);
void endConnection(db::Transaction& tx, const Pair& pair, const std::optional<std::string>& reason);

// A coach whom the calling athlete had.
struct PastCoach {
    std::optional<Uuid> coachId;  // absent where the account is gone
    std::string displayName;      // as it was then
    Instant connectedAt;
    Instant endedAt;
    std::optional<std::string> endedBy;  // coach, athlete; absent where it was neither
    std::optional<std::string> reason;

    static constexpr const char* schemaName = "PastCoach";
    static constexpr auto fields() {
        return std::tuple{json::required("coachId", &PastCoach::coachId),
                          json::required("displayName", &PastCoach::displayName),
                          json::required("connectedAt", &PastCoach::connectedAt),
                          json::required("endedAt", &PastCoach::endedAt),
                          json::required("endedBy", &PastCoach::endedBy),
                          json::required("reason", &PastCoach::reason)};
    }

    Uuid id;  // for the list's cursor
};

// Where the list, the last one ended first, goes on.
struct BeforePast {
    Instant endedAt;
    Uuid id;

    static constexpr auto fields() {
        return std::tuple{json::required("endedAt", &BeforePast::endedAt), json::required("id", &BeforePast::id)};
    }
};

// One row more than `limit` tells that there are more.
std::vector<PastCoach> listPastCoaches(db::Transaction& tx, const std::optional<BeforePast>& before, int limit);

// What the calling athlete wants to reach with this coach, in order; replaces what was there.
void setGoals(db::Transaction& tx, const Uuid& coachId, const std::vector<std::string>& goals);

// What the calling coach notes of this athlete; replaces what was there. Nobody else reads it.
void setNotes(db::Transaction& tx, const Uuid& athleteId, const std::string& notes);

}  // namespace tp::coaching
