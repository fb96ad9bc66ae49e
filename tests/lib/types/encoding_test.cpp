#include "types/encoding.h"

#include <gtest/gtest.h>

#include <random>

namespace tp {
namespace {

using namespace std::string_literals;

TEST(Hex, IsLowerCase) {
    EXPECT_EQ(toHex(""), "");
    EXPECT_EQ(toHex("\x00\x0f\xf0\xff"s), "000ff0ff");
}

// RFC 4648, section 10, without the padding.
TEST(Base64Url, KnowsTheExamplesOfTheRfc) {
    const std::pair<const char*, const char*> examples[] = {
        {"", ""},           {"f", "Zg"},          {"fo", "Zm8"},         {"foo", "Zm9v"},
        {"foob", "Zm9vYg"}, {"fooba", "Zm9vYmE"}, {"foobar", "Zm9vYmFy"}};
    for (const auto& [bytes, text] : examples) {
        EXPECT_EQ(toBase64Url(bytes), text);
        EXPECT_EQ(fromBase64Url(text), bytes);
    }
    EXPECT_EQ(toBase64Url("\xfb\xff\xfe"), "-__-");
}

TEST(Base64Url, HasOneTextForOneValue) {
    for (const auto* text :
         {"Z", "Zg==", "Zg=", "Zh", "Zm9", "Zm9v\n", "Zm 9v", "Zm9+", "Zm9/", "Zm9vY", "\xc3\xa9\xc3\xa9"})
        EXPECT_FALSE(fromBase64Url(text)) << text;
    EXPECT_FALSE(fromBase64Url("Zm9\0"s));
}

TEST(Base64Url, GivesRandomBytesBack) {
    std::mt19937 random(7);  // NOLINT(bugprone-random-generator-seed): the same bytes at every run
    for (int length = 0; length < 100; ++length) {
        std::string bytes;
        for (int i = 0; i < length; ++i) bytes += static_cast<char>(random());
        EXPECT_EQ(fromBase64Url(toBase64Url(bytes)), bytes);
    }
}

// The Unicode standard, table 3-7: the first and the last of each row, and their neighbours outside.
TEST(Utf8, IsWellFormedByTheStandardsTable) {
    for (const auto& text : {""s, "\0"s, "\x7f"s, "\xc2\x80"s, "\xdf\xbf"s, "\xe0\xa0\x80"s, "\xed\x9f\xbf"s,
                             "\xee\x80\x80"s, "\xef\xbf\xbf"s, "\xf0\x90\x80\x80"s, "\xf4\x8f\xbf\xbf"s})
        EXPECT_TRUE(isUtf8(text)) << toHex(text);
    for (const auto& text : {"\x80"s,
                             "\xbf"s,
                             "\xc0\x80"s,
                             "\xc1\xbf"s,
                             "\xc2"s,
                             "\xc2\x7f"s,
                             "\xc2\xc0"s,
                             "\xe0\x9f\xbf"s,
                             "\xe0\xa0"s,
                             "\xe1\x80"s,
                             "\xed\xa0\x80"s,
                             "\xed\xbf\xbf"s,
                             "\xf0\x8f\xbf\xbf"s,
                             "\xf0\x90\x80"s,
                             "\xf4\x90\x80\x80"s,
                             "\xf5\x80\x80\x80"s,
                             "\xff"s,
                             "a\xe2\x82"s,
                             "\xe2\x28\xa1"s,
                             "\xf0\x90\x28\x80"s,
                             "\xf8\x88\x80\x80\x80"s})
        EXPECT_FALSE(isUtf8(text)) << toHex(text);
}

TEST(Utf8, CountsCodePointsAndNotBytes) {
    EXPECT_EQ(countCodePoints(""), 0);
    EXPECT_EQ(countCodePoints("abc"), 3);
    EXPECT_EQ(countCodePoints("Zo\xc3\xab"), 3);
    EXPECT_EQ(countCodePoints("\xf0\x9f\x8f\x8b\xef\xb8\x8f"), 2);
}

TEST(Trimmed, CutsUnicodesWhiteSpaceAtBothEndsAlone) {
    EXPECT_EQ(trimmed(" \t\r\n\v\f a b \n"), "a b");
    EXPECT_EQ(trimmed("\xc2\xa0\xe3\x80\x80x\xe2\x80\xa8\xc2\x85"), "x");
    EXPECT_EQ(trimmed("\xe2\x80\x83 \xe2\x80\x83"), "");
    EXPECT_EQ(trimmed(""), "");
    // The zero-width space and the byte order mark are no White_Space.
    EXPECT_EQ(trimmed("\xe2\x80\x8bx\xef\xbb\xbf"), "\xe2\x80\x8bx\xef\xbb\xbf");
}

TEST(PercentDecoded, ReadsTheTextOfAForm) {
    EXPECT_EQ(percentDecoded("a+b%20c%2B%c3%AB"), "a b c+\xc3\xab");
    EXPECT_EQ(percentDecoded("%00"), "\0"s);
    EXPECT_EQ(percentDecoded(""), "");
}

TEST(PercentDecoded, RefusesBrokenEscapes) {
    for (const auto* text : {"%", "%4", "a%", "a%4", "%zz", "%4g", "%%41", "% 41", "%\xc3\xa9"})
        EXPECT_FALSE(percentDecoded(text)) << text;
}

}  // namespace
}  // namespace tp
