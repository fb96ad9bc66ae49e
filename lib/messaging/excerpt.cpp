#include "messaging/excerpt.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstddef>
#include <unordered_set>

namespace tp::messaging {

namespace {

constexpr int longest = 200;
constexpr int mostBefore = 60;

constexpr const char* ellipsis = "\xE2\x80\xA6";

// Bytes from `begin` to before `end`.
struct Word {
    std::size_t begin;
    std::size_t end;
    bool hit;
};

std::size_t nextCharacter(std::string_view text, std::size_t at) {
    do ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
    return at;
}

bool isOfWord(std::string_view text, std::size_t at) {
    utf8proc_int32_t character = 0;
    utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                     static_cast<utf8proc_ssize_t>(text.size() - at), &character);
    const auto category = utf8proc_category(character);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

std::vector<Word> wordsOf(std::string_view text, const std::vector<std::string>& hits) {
    // A long text may be nothing but hits.
    const std::unordered_set<std::string_view> sought(hits.begin(), hits.end());
    std::vector<Word> words;
    for (std::size_t at = 0; at < text.size();) {
        auto end = at;
        while (end < text.size() && isOfWord(text, end)) end = nextCharacter(text, end);
        if (end == at) {
            at = nextCharacter(text, at);
            continue;
        }
        words.push_back({at, end, sought.contains(text.substr(at, end - at))});
        at = end;
    }
    return words;
}

// `count` characters on, or back, from `at`.
std::size_t forward(std::string_view text, std::size_t at, int count) {
    while (count-- > 0 && at < text.size()) at = nextCharacter(text, at);
    return at;
}
std::size_t back(std::string_view text, std::size_t at, int count) {
    while (at > 0 && (count > 0 || (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80))
        if ((static_cast<unsigned char>(text[--at]) & 0xC0) != 0x80) --count;
    return at;
}

}  // namespace

std::vector<ExcerptPart> excerptOf(std::string_view content, const std::vector<std::string>& hits) {
    const auto words = wordsOf(content, hits);
    const auto first = std::ranges::find_if(words, &Word::hit);

    std::size_t from = 0;
    if (first != words.end() && forward(content, 0, longest) < content.size()) {
        from = back(content, first->begin, mostBefore);
        // Not in the midst of a word: that of the hit at the latest.
        if (from > 0) from = std::ranges::find_if(words, [&](const Word& one) { return one.begin >= from; })->begin;
    }
    auto to = forward(content, from, longest);
    if (to < content.size()) {
        const auto cut = std::find_if(words.rbegin(), words.rend(), [&](const Word& one) { return one.end <= to; });
        // A single word may be longer than all that is shown.
        if (cut != words.rend() && cut->end > from) to = cut->end;
    }

    std::vector<ExcerptPart> parts;
    auto done = from;
    std::string between = from > 0 ? ellipsis : "";
    for (const auto& word : words) {
        if (!word.hit || word.begin < from || word.end > to) continue;
        between += content.substr(done, word.begin - done);
        if (!between.empty()) parts.push_back({between, false});
        parts.push_back({std::string(content.substr(word.begin, word.end - word.begin)), true});
        between.clear();
        done = word.end;
    }
    between += content.substr(done, to - done);
    if (to < content.size()) between += ellipsis;
    if (!between.empty()) parts.push_back({between, false});
    return parts;
}

}  // namespace tp::messaging
