#include "messaging/excerpt.h"

#include <gtest/gtest.h>

namespace tp::messaging {
namespace {

// Hits in brackets.
std::string shown(std::string_view content, const std::vector<std::string>& hits) {
    std::string text;
    for (const auto& part : excerptOf(content, hits)) text += part.hit ? "[" + part.text + "]" : part.text;
    return text;
}
std::string repeated(std::string_view word, int times) {
    std::string text;
    while (times-- > 0) text += word;
    return text;
}

TEST(Excerpts, MarkWholeWordsAsTheyAreWritten) {
    EXPECT_EQ(shown("Run, running and runner: RUN!", {"Run", "RUN", "running"}), "[Run], [running] and runner: [RUN]!");
    EXPECT_EQ(shown("“Läufe” l'été Läufer", {"Läufe", "été"}), "“[Läufe]” l'[été] Läufer");
    EXPECT_EQ(shown("no hit here", {}), "no hit here");
    EXPECT_EQ(shown("e\xCC\x81t", {"e"}), "e\xCC\x81t") << "an accent of its own belongs to the word";
    EXPECT_EQ(shown("", {"x"}), "");
}

TEST(Excerpts, ShowWhatIsAroundTheFirstHit) {
    const auto text = shown(repeated("lead ", 50) + "needle" + repeated(" tail", 50), {"needle"});

    EXPECT_EQ(text, "…" + repeated("lead ", 12) + "[needle]" + repeated(" tail", 26) + "…");
}

TEST(Excerpts, BeginWithALongText) {
    EXPECT_EQ(shown(repeated("word ", 60), {}), repeated("word ", 39) + "word…");
    EXPECT_EQ(shown("needle" + repeated(" tail", 60), {"needle"}).substr(0, 13), "[needle] tail");
}

TEST(Excerpts, CutOnlyBetweenCharacters) {
    EXPECT_EQ(shown(repeated("ä", 300), {}), repeated("ä", 200) + "…");
    EXPECT_EQ(shown(repeated("ä", 300) + " needle", {"needle"}), "…[needle]");
    EXPECT_EQ(shown(repeated("\xF0\x9F\x98\x80", 300) + " needle", {"needle"}), "…[needle]");
}

}  // namespace
}  // namespace tp::messaging
