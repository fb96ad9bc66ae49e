// An athlete as one coach sees them. The athlete's preview is made by the same functions as the coach's own answers:
// they take the two ids, and ask as whoever of the two calls.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "coaching/permissions.h"
#include "db/transaction.h"
#include "json/fields.h"
#include "types/instant.h"
#include "types/uuid.h"

namespace tp::coaching {

struct PersonalInfo {
    std::string username;
    std::string timeZone;
    std::string units;
    std::string language;

    static constexpr const char* schemaName = "PersonalInfo";
    static constexpr auto fields() {
        return std::tuple{
            json::required("username", &PersonalInfo::username), json::required("timeZone", &PersonalInfo::timeZone),
            json::required("units", &PersonalInfo::units), json::required("language", &PersonalInfo::language)};
    }
};

struct AthleteDetail {
    Uuid id;
    std::string displayName;
    std::string email;
    std::string status;
    std::optional<std::string> pausedBy;
    std::optional<Instant> connectedAt;
    Permissions permissions;
    Sharing sharing;
    std::optional<std::vector<std::string>> goals;  // absent while paused
    std::optional<std::string> notes;               // the coach's own; absent to the athlete
    std::optional<PersonalInfo> personalInfo;       // where it is open

    static constexpr const char* schemaName = "AthleteDetail";
    static constexpr auto fields() {
        return std::tuple{json::required("id", &AthleteDetail::id),
                          json::required("displayName", &AthleteDetail::displayName),
                          json::required("email", &AthleteDetail::email),
                          json::required("status", &AthleteDetail::status),
                          json::required("pausedBy", &AthleteDetail::pausedBy),
                          json::required("connectedAt", &AthleteDetail::connectedAt),
                          json::required("permissions", &AthleteDetail::permissions),
                          json::required("sharing", &AthleteDetail::sharing),
                          json::required("goals", &AthleteDetail::goals),
                          json::required("notes", &AthleteDetail::notes),
                          json::required("personalInfo", &AthleteDetail::personalInfo)};
    }
};

inline constexpr const char* openKinds[] = {"workouts", "progress", "analytics", "personalInfo", nullptr};
inline constexpr const char* closers[] = {"status", "permission", "sharing", nullptr};

// Whether the coach sees a kind of the athlete's data, and what keeps it closed.
struct OpenKind {
    std::string kind;
    bool open;
    std::optional<std::string> closedBy;

    static constexpr const char* schemaName = "OpenKind";
    static constexpr auto fields() {
        return std::tuple{json::required("kind", &OpenKind::kind, json::oneOf(openKinds)),
                          json::required("open", &OpenKind::open),
                          json::required("closedBy", &OpenKind::closedBy, json::oneOf(closers))};
    }
};

// Of an active or paused connection, one side of which is the caller. Throws http::Forbidden for any other.
AthleteDetail readAthlete(db::Transaction& tx, const Uuid& coachId, const Uuid& athleteId);

// Every kind, by what the connection and the switches say.
std::vector<OpenKind> kindsOf(const AthleteDetail& athlete);
bool isOpen(const std::vector<OpenKind>& kinds, std::string_view kind);

}  // namespace tp::coaching
