#include "messaging/emoji.h"

#include <gtest/gtest.h>

namespace {

using tp::messaging::isEmoji;

TEST(Emoji, HasOneSpelling) {
    for (const char* one : {"👍",
                            "👍🏽",
                            "❤️",
                            "☝🏽",
                            "☝️",
                            "😀",
                            "🫠",
                            "🇩🇪",
                            "7️⃣",
                            "#️⃣",
                            "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
                            "🏴‍☠️",
                            "🏳️‍🌈",
                            "👨‍👩‍👧‍👦",
                            "👩🏽‍❤️‍💋‍👨🏿",
                            "🧑‍⚕️",
                            "👁️‍🗨️",
                            "㊗️",
                            "〰️",
                            "©️",
                            "⌚",
                            "⭐",
                            "✨"})
        EXPECT_TRUE(isEmoji(one)) << one;
    for (const char* other : {"❤", "👍\uFE0F", "7", "7️", "㊗", "©", "🏳‍🌈", "🇩", "🏴󠁧󠁢󠁥󠁮󠁧"})
        EXPECT_FALSE(isEmoji(other)) << other;
}

TEST(Emoji, IsNothingElse) {
    for (const char* text : {"", " ", "a", "ä", "👍👍", "👍a", "a👍", "👍\u200D", "\u200D👍", "\uFE0F", "👍\u0301", "🇩🇪🇫🇷",
                             "漢", "<", "\u202E👍", "👨‍👩‍👧‍👦‍👨‍👩‍👧‍👦"})
        EXPECT_FALSE(isEmoji(text)) << text;
    EXPECT_FALSE(isEmoji("\xF0\x9F\x91"));
    EXPECT_FALSE(isEmoji(std::string_view("\0", 1)));
}

}  // namespace
