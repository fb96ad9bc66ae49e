// An identifier as PostgreSQL's uuid type holds it; made by the server as UUIDv7.
#pragma once

#include <array>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace tp {

struct Uuid {
    std::array<unsigned char, 16> bytes{};

    // The canonical form alone: 36 characters, lower case. Anything else yields nothing.
    static std::optional<Uuid> parse(std::string_view text);
    std::string toString() const;
    // The same, for a text that is part of another one.
    std::array<char, 36> characters() const;

    auto operator<=>(const Uuid&) const = default;
};

}  // namespace tp
