// What counts as an emoji.
#pragma once

#include <cstddef>
#include <string_view>

namespace tp::messaging {

constexpr std::size_t longestEmoji = 40;  // bytes

// One emoji, spelled as Unicode's fully qualified ones are, so that each has one spelling: a pictograph with U+FE0F
// where it would be text without, a skin tone, several joined by U+200D; a flag; a keycap. Well-formed UTF-8 of 40
// bytes at most.
bool isEmoji(std::string_view text);

}  // namespace tp::messaging
