// What coaches tell of themselves, and how many athletes they take.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "coaching/permissions.h"
#include "db/transaction.h"
#include "json/fields.h"
#include "types/instant.h"
#include "types/uuid.h"

namespace tp::coaching {

// As the coach sees and sets it: the whole profile at once.
struct CoachProfile {
    std::vector<std::string> specializations;
    std::vector<std::string> certifications;
    std::optional<std::string> bio;
    std::optional<std::string> phone;
    std::optional<std::string> website;
    std::optional<int> clientLimit;
    bool isActive = true;  // takes new athletes

    static constexpr const char* schemaName = "CoachProfile";
    static constexpr auto fields() {
        return std::tuple{json::required("specializations", &CoachProfile::specializations, json::texts(0, 10, 100)),
                          json::required("certifications", &CoachProfile::certifications, json::texts(0, 10, 100)),
                          json::optional("bio", &CoachProfile::bio, json::text(0, 2000)),
                          json::optional("phone", &CoachProfile::phone, json::text(1, 40)),
                          json::optional("website", &CoachProfile::website, json::webAddress()),
                          json::optional("clientLimit", &CoachProfile::clientLimit, json::range(1, 100000)),
                          json::required("isActive", &CoachProfile::isActive)};
    }
};

// As own athletes, who is invited and administrators see it: the limit is the coach's alone.
struct CoachCard {
    Uuid id;
    std::string displayName;
    std::vector<std::string> specializations;
    std::vector<std::string> certifications;
    std::optional<std::string> bio;
    std::optional<std::string> phone;
    std::optional<std::string> website;
    bool isActive;

    static constexpr const char* schemaName = "CoachCard";
    static constexpr auto fields() {
        return std::tuple{json::required("id", &CoachCard::id),
                          json::required("displayName", &CoachCard::displayName),
                          json::required("specializations", &CoachCard::specializations),
                          json::required("certifications", &CoachCard::certifications),
                          json::required("bio", &CoachCard::bio),
                          json::required("phone", &CoachCard::phone),
                          json::required("website", &CoachCard::website),
                          json::required("isActive", &CoachCard::isActive)};
    }
};

// A coach as the athlete sees them, and what the athlete opens to them.
struct MyCoach {
    Uuid id;
    std::string displayName;
    std::string email;
    std::string status;
    std::optional<std::string> pausedBy;
    std::optional<Instant> connectedAt;
    Permissions permissions;
    std::vector<std::string> goals;
    CoachCard profile;

    static constexpr const char* schemaName = "MyCoach";
    static constexpr auto fields() {
        return std::tuple{json::required("id", &MyCoach::id),
                          json::required("displayName", &MyCoach::displayName),
                          json::required("email", &MyCoach::email),
                          json::required("status", &MyCoach::status),
                          json::required("pausedBy", &MyCoach::pausedBy),
                          json::required("connectedAt", &MyCoach::connectedAt),
                          json::required("permissions", &MyCoach::permissions),
                          json::required("goals", &MyCoach::goals),
                          json::required("profile", &MyCoach::profile)};
    }
};

// The calling coach's. Throw http::Forbidden for whoever has none.
CoachProfile readProfile(db::Transaction& tx);
CoachProfile setProfile(db::Transaction& tx, const CoachProfile& wanted);

// Throws http::Forbidden where the caller may not see it.
CoachCard readCard(db::Transaction& tx, const Uuid& coachId);

// The calling athlete's active or paused connection to this coach. Throws http::Forbidden where there is none.
MyCoach readMyCoach(db::Transaction& tx, const Uuid& coachId);

}  // namespace tp::coaching
