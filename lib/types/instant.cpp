#include "types/instant.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace tp {

namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::int64_t microsecondsPerDay = 86'400'000'000;
constexpr Instant earliest{-62'135'596'800'000'000};  // 0001-01-01T00:00:00Z
constexpr Instant latest{253'402'300'799'999'999};    // 9999-12-31T23:59:59.999999Z

// Exactly `count` digits at the front of `text`, which is moved past them; -1 where there are fewer.
int takeDigits(std::string_view& text, std::size_t count) {
    if (text.size() < count) return -1;
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (text[i] < '0' || text[i] > '9') return -1;
        value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(count);
    return value;
}

bool take(std::string_view& text, char c) {
    if (text.empty() || text.front() != c) return false;
    text.remove_prefix(1);
    return true;
}

std::optional<std::int32_t> takeDay(std::string_view& text) {
    const int year = takeDigits(text, 4);
    if (!take(text, '-')) return std::nullopt;
    const int month = takeDigits(text, 2);
    if (!take(text, '-')) return std::nullopt;
    const int day = takeDigits(text, 2);
    if (year < 1 || month < 1 || day < 1) return std::nullopt;
    const year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                              std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return std::nullopt;
    return static_cast<std::int32_t>(sys_days(date).time_since_epoch().count());
}

// Up to six digits behind the decimal point, as microseconds.
std::optional<std::int64_t> takeFraction(std::string_view& text) {
    if (!take(text, '.')) return 0;
    std::int64_t value = 0;
    int digits = 0;
    for (; digits < 6 && !text.empty() && text.front() >= '0' && text.front() <= '9'; ++digits)
        value = value * 10 + takeDigits(text, 1);
    if (digits == 0) return std::nullopt;
    for (; digits < 6; ++digits) value *= 10;
    return value;
}

std::optional<std::int64_t> takeZone(std::string_view& text) {
    if (take(text, 'Z')) return 0;
    if (text.empty() || (text.front() != '+' && text.front() != '-')) return std::nullopt;
    const int sign = text.front() == '+' ? 1 : -1;
    text.remove_prefix(1);
    const int hours = takeDigits(text, 2);
    if (!take(text, ':')) return std::nullopt;
    const int minutes = takeDigits(text, 2);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return std::nullopt;
    return std::int64_t{60'000'000} * sign * (hours * 60 + minutes);
}

std::string dayText(std::int32_t dayNumber) {
    const year_month_day date{sys_days(days(dayNumber))};
    std::array<char, 16> out{};
    std::snprintf(out.data(), out.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return out.data();
}

std::string instantText(std::int64_t microseconds, int digits) {
    const std::int64_t day = microseconds >= 0 ? microseconds / microsecondsPerDay
                                               : (microseconds - microsecondsPerDay + 1) / microsecondsPerDay;
    const std::int64_t rest = microseconds - day * microsecondsPerDay;
    const auto seconds = static_cast<int>(rest / 1'000'000);
    const auto fraction = static_cast<int>(rest % 1'000'000);
    std::array<char, 32> out{};
    std::snprintf(out.data(), out.size(), "T%02d:%02d:%02d.%0*dZ", seconds / 3600, seconds / 60 % 60, seconds % 60,
                  digits, digits == 3 ? fraction / 1000 : fraction);
    return dayText(static_cast<std::int32_t>(day)) + out.data();
}

}  // namespace

std::optional<Instant> Instant::parse(std::string_view text) {
    const auto day = takeDay(text);
    if (!day || !(take(text, 'T') || take(text, 't'))) return std::nullopt;
    const int hour = takeDigits(text, 2);
    if (!take(text, ':')) return std::nullopt;
    const int minute = takeDigits(text, 2);
    if (!take(text, ':')) return std::nullopt;
    const int second = takeDigits(text, 2);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return std::nullopt;
    const auto fraction = takeFraction(text);
    if (!fraction) return std::nullopt;
    const auto offset = takeZone(text);
    if (!offset || !text.empty()) return std::nullopt;
    const Instant instant{*day * microsecondsPerDay + std::int64_t{1'000'000} * (hour * 3600 + minute * 60 + second) +
                          *fraction - *offset};
    // An offset may lead out of the years that can be written.
    if (instant < earliest || instant > latest) return std::nullopt;
    return instant;
}

std::string Instant::toString() const { return instantText(microseconds, 3); }

std::string Instant::toPreciseString() const { return instantText(microseconds, 6); }

std::optional<Date> Date::parse(std::string_view text) {
    const auto day = takeDay(text);
    if (!day || !text.empty()) return std::nullopt;
    return Date{*day};
}

std::string Date::toString() const { return dayText(days); }

}  // namespace tp
