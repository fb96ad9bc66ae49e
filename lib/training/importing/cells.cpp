#include "training/importing/cells.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>

#include "types/encoding.h"

namespace tp::training::importing {

namespace {

// Words and numbers one after another: 15 Sep 2025, 07:48 is {15, sep, 2025, 07, 48}.
std::vector<std::string> partsOf(std::string_view text) {
    std::vector<std::string> parts;
    const auto kindOf = [](char c) { return c >= '0' && c <= '9' ? 1 : (c >= 'a' && c <= 'z') ? 2 : 0; };
    int before = 0;
    for (const char c : text) {
        const int kind = kindOf(c);
        if (kind != 0 && kind != before) parts.emplace_back();
        if (kind != 0) parts.back() += c;
        before = kind;
    }
    return parts;
}

int wholeFrom(const std::string& digits) {
    int value = -1;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc{} && end == digits.data() + digits.size() ? value : -1;
}

unsigned monthFrom(const std::string& name) {
    constexpr std::array months = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
    for (unsigned i = 0; i < months.size(); ++i)
        if (name.starts_with(months[i])) return i + 1;
    return 0;
}

struct Clock {
    int year = 0;
    unsigned month = 0;
    int day = 0;
    int hour = 12;
    int minute = 0;
    int second = 0;
};

std::optional<Moment> momentOf(const Clock& clock) {
    const std::chrono::year_month_day date{std::chrono::year(clock.year), std::chrono::month(clock.month),
                                           std::chrono::day(static_cast<unsigned>(clock.day))};
    if (clock.year < 1970 || clock.year > 2099 || clock.day < 1 || !date.ok() || clock.hour < 0 || clock.hour > 23 ||
        clock.minute < 0 || clock.minute > 59 || clock.second < 0 || clock.second > 59)
        return std::nullopt;
    const auto days = std::chrono::sys_days(date).time_since_epoch().count();
    const auto seconds =
        std::int64_t{days} * 86400 + std::int64_t{clock.hour} * 3600 + std::int64_t{clock.minute} * 60 + clock.second;
    return Moment{{seconds * 1'000'000}, true};
}

// The time in parts from `place` on, with am or pm behind it; nothing where there is something else.
bool readTime(const std::vector<std::string>& parts, std::size_t place, Clock& clock) {
    if (parts.size() == place) return true;
    if (parts.size() < place + 2) return false;
    clock.hour = wholeFrom(parts[place]);
    clock.minute = wholeFrom(parts[place + 1]);
    place += 2;
    if (place < parts.size() && wholeFrom(parts[place]) >= 0) clock.second = wholeFrom(parts[place++]);
    if (place < parts.size()) {
        const bool isAfternoon = parts[place] == "pm";
        if ((!isAfternoon && parts[place] != "am") || clock.hour < 1 || clock.hour > 12) return false;
        clock.hour = clock.hour % 12 + (isAfternoon ? 12 : 0);
        ++place;
    }
    return place == parts.size();
}

std::optional<std::string> unitFrom(std::string_view text,
                                    std::initializer_list<std::pair<const char*, const char*>> spellings) {
    const auto wanted = lowered(trimmed(text));
    for (const auto& [spelling, unit] : spellings)
        if (wanted == spelling) return unit;
    return std::nullopt;
}

}  // namespace

std::string lowered(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

std::optional<double> numberFrom(std::string_view text, bool takesComma) {
    std::string plain(trimmed(text));
    if (takesComma) std::ranges::replace(plain, ',', '.');
    if (plain.empty() || plain.size() > 24 || plain.find_first_not_of("0123456789.-") != std::string::npos)
        return std::nullopt;
    double value = 0;
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    if (error != std::errc{} || end != plain.data() + plain.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::optional<int> durationFrom(std::string_view text) {
    const auto lower = lowered(trimmed(text));
    std::int64_t seconds = 0;
    if (lower.find(':') != std::string::npos) {
        const auto parts = partsOf(lower);
        if (parts.size() < 2 || parts.size() > 3 || lower.find_first_not_of("0123456789:") != std::string::npos)
            return std::nullopt;
        for (const auto& part : parts) {
            const int value = wholeFrom(part);
            if (value < 0 || value > 100000) return std::nullopt;
            seconds = seconds * 60 + value;
        }
    } else if (lower.find_first_of("hms") != std::string::npos) {
        const auto parts = partsOf(lower);
        for (std::size_t i = 0; i < parts.size(); i += 2) {
            const int value = wholeFrom(parts[i]);
            if (value < 0 || value > 100000 || i + 1 == parts.size()) return std::nullopt;
            const char unit = parts[i + 1].front();
            if (unit != 'h' && unit != 'm' && unit != 's') return std::nullopt;
            seconds += std::int64_t{value} * (unit == 'h' ? 3600 : unit == 'm' ? 60 : 1);
        }
    } else {
        const auto number = numberFrom(lower, false);
        if (!number || *number < 0 || *number > 1e9) return std::nullopt;
        seconds = std::llround(*number);
    }
    if (seconds > 1'000'000'000) return std::nullopt;
    return static_cast<int>(seconds);
}

std::optional<Moment> momentFrom(std::string_view text) {
    const auto kept = trimmed(text);
    if (const auto instant = Instant::parse(kept)) return Moment{*instant, false};
    const auto parts = partsOf(lowered(kept));
    if (parts.size() < 3) return std::nullopt;
    Clock clock;
    std::size_t time = 3;
    if (wholeFrom(parts[0]) >= 1970) {  // 2020-12-30 18:51:52
        clock.year = wholeFrom(parts[0]);
        clock.month = static_cast<unsigned>(std::max(0, wholeFrom(parts[1])));
        clock.day = wholeFrom(parts[2]);
        if (parts.size() > 3 && parts[3] == "t") time = 4;
    } else if (wholeFrom(parts[0]) > 0) {  // 15 Sep 2025, 07:48
        clock = {wholeFrom(parts[2]), monthFrom(parts[1]), wholeFrom(parts[0])};
    } else {  // Sep 29, 2026, 3:15 PM
        clock = {wholeFrom(parts[2]), monthFrom(parts[0]), wholeFrom(parts[1])};
    }
    if (!readTime(parts, time, clock)) return std::nullopt;
    return momentOf(clock);
}

std::optional<std::string> weightUnitFrom(std::string_view text) {
    return unitFrom(text, {{"kg", "kg"}, {"kgs", "kg"}, {"lb", "lb"}, {"lbs", "lb"}});
}

std::optional<std::string> distanceUnitFrom(std::string_view text) {
    return unitFrom(text, {{"m", "m"},
                           {"meter", "m"},
                           {"meters", "m"},
                           {"metres", "m"},
                           {"km", "km"},
                           {"kms", "km"},
                           {"kilometers", "km"},
                           {"mi", "mi"},
                           {"mile", "mi"},
                           {"miles", "mi"}});
}

}  // namespace tp::training::importing
