// What the cells of exports hold.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "training/importing/workout_file.h"

namespace tp::training::importing {

// A decimal number of at most 15 digits, with a comma for the point where `takesComma`. Nothing for anything else.
std::optional<double> numberFrom(std::string_view text, bool takesComma);

// 2h 38m, 45m, 30s, 4195 and 4195.0 (seconds), 1:02:03 and 30:00 (to the second).
std::optional<int> durationFrom(std::string_view text);

// 2020-12-30 18:51:52, 15 Sep 2025, 07:48, Sep 29, 2026, 3:15 PM, 2026-09-01, and RFC 3339 with a zone. A day alone is
// its noon, so that no time zone moves it to another.
std::optional<Moment> momentFrom(std::string_view text);

// kg and lb, m, km and mi, however apps write them.
std::optional<std::string> weightUnitFrom(std::string_view text);
std::optional<std::string> distanceUnitFrom(std::string_view text);

// In small ASCII letters.
std::string lowered(std::string_view text);

}  // namespace tp::training::importing
