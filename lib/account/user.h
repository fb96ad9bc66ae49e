// A user as the API shows it to that user.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "json/fields.h"
#include "types/instant.h"
#include "types/uuid.h"

namespace tp {

struct User {
    Uuid id;
    std::string email;
    std::string displayName;
    std::string username;
    std::vector<std::string> roles;  // of athlete, coach, admin
    Instant createdAt;

    bool has(std::string_view role) const { return std::ranges::find(roles, role) != roles.end(); }

    static constexpr const char* schemaName = "User";
    static constexpr auto fields() {
        return std::tuple{json::required("id", &User::id),
                          json::required("email", &User::email),
                          json::required("displayName", &User::displayName),
                          json::required("username", &User::username),
                          json::required("roles", &User::roles),
                          json::required("createdAt", &User::createdAt)};
    }
};

// The answer to signing in and signing up.
struct SignedIn {
    User user;

    static constexpr auto fields() { return std::tuple{json::required("user", &SignedIn::user)}; }
};

}  // namespace tp
