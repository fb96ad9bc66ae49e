// A moment in time and a calendar day, as the API writes them.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tp {

// Microseconds since 1970-01-01T00:00:00Z, PostgreSQL's precision.
struct Instant {
    std::int64_t microseconds = 0;

    // RFC 3339 with a zone (`Z` or an offset) and up to six fractional digits, years 0001 to 9999.
    static std::optional<Instant> parse(std::string_view text);
    // RFC 3339 in UTC with milliseconds: 2026-11-21T09:30:00.000Z
    std::string toString() const;
    // The same, for a text that is part of another one.
    std::array<char, 24> characters() const;
    // With all six fractional digits: what a cursor needs, so that no row falls between two pages.
    std::string toPreciseString() const;

    auto operator<=>(const Instant&) const = default;
};

// Days since 1970-01-01. Which moments belong to it depends on the athlete's time zone.
struct Date {
    std::int32_t days = 0;

    // YYYY-MM-DD, a day that exists, years 0001 to 9999.
    static std::optional<Date> parse(std::string_view text);
    std::string toString() const;

    auto operator<=>(const Date&) const = default;
};

}  // namespace tp
