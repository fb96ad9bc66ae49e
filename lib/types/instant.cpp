#include "types/instant.h"

#include <chrono>

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

// Digits by hand: a page of messages holds hundreds of instants, and printf reads its format for each. Writes exactly
// `count` of them and what stands behind them, and returns the place behind both.
char* put(char* to, std::int64_t value, std::size_t count, char behind) {
    for (std::size_t i = count; i-- > 0; value /= 10) to[i] = static_cast<char>('0' + value % 10);
    to[count] = behind;
    return to + count + 1;
}

char* putDay(char* to, std::int64_t dayNumber, char behind) {
    const year_month_day date{sys_days(days(dayNumber))};
    to = put(to, static_cast<int>(date.year()), 4, '-');
    to = put(to, static_cast<unsigned>(date.month()), 2, '-');
    return put(to, static_cast<unsigned>(date.day()), 2, behind);
}

// To the millisecond in 24 characters, to the microsecond in 27.
template <std::size_t length>
std::array<char, length> charactersOf(std::int64_t microseconds) {
    const std::int64_t day = microseconds >= 0 ? microseconds / microsecondsPerDay
                                               : (microseconds - microsecondsPerDay + 1) / microsecondsPerDay;
    const std::int64_t rest = microseconds - day * microsecondsPerDay;
    const std::int64_t seconds = rest / 1'000'000;
    const std::int64_t fraction = rest % 1'000'000;
    std::array<char, length> text;
    char* to = putDay(text.data(), day, 'T');
    to = put(to, seconds / 3600, 2, ':');
    to = put(to, seconds / 60 % 60, 2, ':');
    to = put(to, seconds % 60, 2, '.');
    put(to, length == 24 ? fraction / 1000 : fraction, length - 21, 'Z');
    return text;
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

std::array<char, 24> Instant::characters() const { return charactersOf<24>(microseconds); }

std::string Instant::toString() const {
    const auto text = characters();
    return {text.data(), text.size()};
}

std::string Instant::toPreciseString() const {
    const auto text = charactersOf<27>(microseconds);
    return {text.data(), text.size()};
}

std::optional<Date> Date::parse(std::string_view text) {
    const auto day = takeDay(text);
    if (!day || !text.empty()) return std::nullopt;
    return Date{*day};
}

std::string Date::toString() const {
    std::array<char, 11> text;
    putDay(text.data(), days, '\0');
    return text.data();
}

}  // namespace tp
