// Connections between coaches and athletes.
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

// An athlete beside the coach's connection.
struct AthleteSummary {
    Uuid id;
    std::string displayName;
    std::string email;

    static constexpr const char* schemaName = "AthleteSummary";
    static constexpr auto fields() {
        return std::tuple{json::required("id", &AthleteSummary::id),
                          json::required("displayName", &AthleteSummary::displayName),
                          json::required("email", &AthleteSummary::email)};
    }
};

struct CoachAthlete {
    Uuid id;
    Uuid coachId;
    Uuid athleteId;
    std::string status;  // pending, active, inactive, terminated
    Instant createdAt;
    AthleteSummary athlete;

    static constexpr const char* schemaName = "CoachAthlete";
    static constexpr auto fields() {
        return std::tuple{json::required("id", &CoachAthlete::id),
                          json::required("coachId", &CoachAthlete::coachId),
                          json::required("athleteId", &CoachAthlete::athleteId),
                          json::required("status", &CoachAthlete::status),
                          json::required("createdAt", &CoachAthlete::createdAt),
                          json::required("athlete", &CoachAthlete::athlete)};
    }
};

// An athlete in the list of a coach.
struct ConnectedAthlete {
    Uuid id;
    std::string displayName;
    std::string email;
    std::optional<Instant> connectedAt;
    std::string status;

    static constexpr const char* schemaName = "ConnectedAthlete";
    static constexpr auto fields() {
        return std::tuple{json::required("id", &ConnectedAthlete::id),
                          json::required("displayName", &ConnectedAthlete::displayName),
                          json::required("email", &ConnectedAthlete::email),
                          json::required("connectedAt", &ConnectedAthlete::connectedAt),
                          json::required("status", &ConnectedAthlete::status)};
    }
};

// A coach in the list of an athlete.
struct ConnectedCoach {
    Uuid id;
    std::string displayName;
    std::optional<Instant> connectedAt;
    std::string status;
    std::optional<std::string> pausedBy;  // coach or athlete

    static constexpr const char* schemaName = "ConnectedCoach";
    static constexpr auto fields() {
        return std::tuple{
            json::required("id", &ConnectedCoach::id), json::required("displayName", &ConnectedCoach::displayName),
            json::required("connectedAt", &ConnectedCoach::connectedAt),
            json::required("status", &ConnectedCoach::status), json::required("pausedBy", &ConnectedCoach::pausedBy)};
    }
};

// Where a list sorted by name goes on.
struct AfterName {
    std::string displayName;
    Uuid id;

    static constexpr auto fields() {
        return std::tuple{json::required("displayName", &AfterName::displayName, json::exactText(0, 1000, 4000)),
                          json::required("id", &AfterName::id)};
    }
};

// Connects the calling coach to the athlete with this e-mail, at once. An ended connection is opened again. With the
// feature connectRequiresConsent it asks the athlete by an invitation instead, and the connection is pending until the
// answer: see invite() for what that throws.
// Throws http::UserNotFound, WrongRole, AlreadyConnected, ClientLimitReached, or AthleteLeft.
CoachAthlete connect(db::Transaction& tx, const std::string& athleteEmail);

// The calling coach's active and paused athletes, by name whatever its case. One row more than `limit` tells that there
// are more.
std::vector<ConnectedAthlete> listAthletes(db::Transaction& tx, const std::optional<AfterName>& after, int limit);

// The calling athlete's coaches, likewise.
std::vector<ConnectedCoach> listCoaches(db::Transaction& tx, const std::optional<AfterName>& after, int limit);

}  // namespace tp::coaching
