// Bytes as text, and text as UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tp {

constexpr std::string_view hexDigits = "0123456789abcdef";

// The value of 0-9a-f, or -1.
constexpr int lowerHexDigit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

std::string toHex(std::string_view bytes);

// RFC 4648 §5, without padding. Decoding refuses every other spelling, so one value has one text.
std::string toBase64Url(std::string_view bytes);
std::optional<std::string> fromBase64Url(std::string_view text);

// Well-formed UTF-8 by the Unicode standard's table 3-7: no surrogates, no overlong forms, nothing above U+10FFFF.
bool isUtf8(std::string_view text);
// Code points in well-formed UTF-8.
std::size_t countCodePoints(std::string_view text);
// At most so many bytes from its beginning, never cut within a character. The text must be well-formed UTF-8.
std::string_view shortened(std::string_view text, std::size_t mostBytes);
// Without the Unicode White_Space at both ends. The text must be well-formed UTF-8.
std::string_view trimmed(std::string_view text);

// application/x-www-form-urlencoded text of a query; nothing where an escape is broken.
std::optional<std::string> percentDecoded(std::string_view text);

}  // namespace tp
