// What users see and set of their own account.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "account/user.h"
#include "db/transaction.h"
#include "json/fields.h"

namespace tp::account {

inline constexpr const char* unitNames[] = {"kg", "lb", nullptr};

// What a user may set at any time.
struct Settings {
    std::string displayName;
    std::string username;
    std::string timeZone;  // of the IANA database
    std::string units;     // of unitNames
    std::string language;  // BCP 47
    // Whether others learn what this user has read, and this user what they have. In a change, nothing: as it is.
    std::optional<bool> readReceipts;

    static constexpr auto fields() {
        return std::tuple{json::required("displayName", &Settings::displayName, json::text(1, 80)),
                          json::required("username", &Settings::username, json::exactText(3, 30, 30)),
                          json::required("timeZone", &Settings::timeZone, json::exactText(1, 64, 64)),
                          json::required("units", &Settings::units, json::oneOf(unitNames)),
                          json::required("language", &Settings::language, json::exactText(2, 35, 35)),
                          json::optional("readReceipts", &Settings::readReceipts)};
    }
};

struct Account : Settings {
    Uuid id;
    std::string email;
    bool emailVerified = false;
    std::optional<std::string> pendingEmail;  // asked for and not confirmed yet
    std::vector<std::string> roles;
    Instant createdAt;
    std::optional<Instant> deletionDueAt;

    static constexpr const char* schemaName = "Account";
    static constexpr auto fields() {
        return std::tuple_cat(
            std::tuple{json::required("id", &Account::id), json::required("email", &Account::email),
                       json::required("emailVerified", &Account::emailVerified),
                       json::required("pendingEmail", &Account::pendingEmail)},
            Settings::fields(),
            std::tuple{json::required("roles", &Account::roles), json::required("createdAt", &Account::createdAt),
                       json::required("deletionDueAt", &Account::deletionDueAt)});
    }
};

Account readAccount(db::Transaction& tx, const User& caller);

// Throws http::InvalidInput, which names every setting that is none, or UsernameTaken.
Account changeSettings(db::Transaction& tx, const User& caller, const Settings& settings);

}  // namespace tp::account
