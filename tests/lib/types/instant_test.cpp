#include "types/instant.h"

#include <gtest/gtest.h>

namespace tp {
namespace {

std::string normalized(std::string_view text) {
    const auto instant = Instant::parse(text);
    return instant ? instant->toString() : "refused";
}

TEST(Instant, CountsMicrosecondsFrom1970) {
    EXPECT_EQ(Instant::parse("1970-01-01T00:00:00Z")->microseconds, 0);
    EXPECT_EQ(Instant::parse("2000-01-01T00:00:00.000001Z")->microseconds, 946'684'800'000'001);
    EXPECT_EQ(Instant::parse("1969-12-31T23:59:59.999999Z")->microseconds, -1);
}

TEST(Instant, IsWrittenInUtcWithMilliseconds) {
    EXPECT_EQ(normalized("2026-11-21T09:30:00.000Z"), "2026-11-21T09:30:00.000Z");
    EXPECT_EQ(normalized("2026-11-21T09:30:00Z"), "2026-11-21T09:30:00.000Z");
    EXPECT_EQ(normalized("2026-11-21t09:30:00.5+02:00"), "2026-11-21T07:30:00.500Z");
    EXPECT_EQ(normalized("2026-01-01T00:15:00.123456-00:30"), "2026-01-01T00:45:00.123Z");
    EXPECT_EQ(normalized("1969-12-31T23:59:59.999Z"), "1969-12-31T23:59:59.999Z");
    EXPECT_EQ(Instant::parse("2026-11-21T09:30:00.12Z")->toPreciseString(), "2026-11-21T09:30:00.120000Z");
}

// RFC 3339, section 5.8, but for its leap seconds, which PostgreSQL does not know.
TEST(Instant, ReadsTheExamplesOfTheRfc) {
    EXPECT_EQ(normalized("1985-04-12T23:20:50.52Z"), "1985-04-12T23:20:50.520Z");
    EXPECT_EQ(normalized("1996-12-19T16:39:57-08:00"), "1996-12-20T00:39:57.000Z");
    EXPECT_EQ(normalized("1937-01-01T12:00:27.87+00:20"), "1937-01-01T11:40:27.870Z");
    EXPECT_EQ(normalized("1990-12-31T23:59:60Z"), "refused");
}

TEST(Instant, RefusesEveryOtherSpelling) {
    for (const auto* text : {"",
                             "2026-11-21",
                             "2026-11-21T09:30Z",
                             "2026-11-21T09:30:00",
                             "2026-11-21 09:30:00Z",
                             "2026-11-21T24:00:00Z",
                             "2026-11-21T09:60:00Z",
                             "2026-02-29T00:00:00Z",
                             "2026-13-01T00:00:00Z",
                             "2026-11-21T09:30:00.Z",
                             "2026-11-21T09:30:00.1234567Z",
                             "2026-11-21T09:30:00+2:00",
                             "2026-11-21T09:30:00+0200",
                             "2026-11-21T09:30:00+24:00",
                             "2026-11-21T09:30:00+02:60",
                             "2026-11-21T09:30:00Z ",
                             "+2026-11-21T09:30:00Z",
                             "0000-01-01T00:00:00Z",
                             "-001-01-01T00:00:00Z",
                             "infinity"})
        EXPECT_EQ(normalized(text), "refused") << text;
}

// Beyond them neither RFC 3339 nor PostgreSQL's text form could hold the instant.
TEST(Instant, StaysWithinTheYears1To9999AlsoAfterItsOffset) {
    EXPECT_EQ(normalized("0001-01-01T00:00:00Z"), "0001-01-01T00:00:00.000Z");
    EXPECT_EQ(normalized("0001-01-01T00:00:00+00:01"), "refused");
    EXPECT_EQ(normalized("9999-12-31T23:59:59.999999Z"), "9999-12-31T23:59:59.999Z");
    EXPECT_EQ(normalized("9999-12-31T23:59:59-00:01"), "refused");
}

TEST(Date, ComesBackAsItWasWritten) {
    for (const auto* day : {"2026-11-21", "2024-02-29", "0001-01-01", "9999-12-31", "1969-12-31"})
        EXPECT_EQ(Date::parse(day)->toString(), day);
    EXPECT_EQ(Date::parse("1970-01-02")->days, 1);
    EXPECT_EQ(Date::parse("2000-03-01")->days - Date::parse("2000-02-28")->days, 2);
}

TEST(Date, MustExist) {
    for (const auto* text : {"", "2026-02-29", "1900-02-29", "2026-00-10", "2026-10-00", "2026-04-31", "0000-01-01",
                             "2026-1-1", "26-01-01", "20260101", "2026-01-01 ", "2026-01-01T00:00:00Z", "10000-01-01"})
        EXPECT_FALSE(Date::parse(text)) << text;
}

TEST(Date, GoesThroughEveryDayOfFourCenturies) {
    for (Date day = *Date::parse("1801-01-01"); day.days < Date::parse("2201-01-01")->days; ++day.days)
        ASSERT_EQ(Date::parse(day.toString()), day);
}

}  // namespace
}  // namespace tp
