#include "messaging/emoji.h"

#include <utf8proc.h>

#include <optional>

namespace tp::messaging {

namespace {

constexpr char32_t asEmoji = 0xFE0F;
constexpr char32_t joiner = 0x200D;
constexpr char32_t keycap = 0x20E3;
constexpr char32_t blackFlag = 0x1F3F4;
constexpr char32_t lastTag = 0xE007F;

bool isRegion(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }
bool isSkinTone(char32_t c) { return c >= 0x1F3FB && c <= 0x1F3FF; }
bool isTag(char32_t c) { return c >= 0xE0020 && c < lastTag; }
bool isKey(char32_t c) { return (c >= '0' && c <= '9') || c == '#' || c == '*'; }
bool isPictograph(char32_t c) {
    return utf8proc_get_property(static_cast<utf8proc_int32_t>(c))->boundclass ==
           UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}
// Those that are shown as pictures anyway are the wide ones, but for four of East Asian typography.
bool isPictureAnyway(char32_t c) {
    return utf8proc_charwidth(static_cast<utf8proc_int32_t>(c)) == 2 && c != 0x3030 && c != 0x303D && c != 0x3297 &&
           c != 0x3299;
}

// Reads a text from its beginning on.
class Reader {
public:
    explicit Reader(std::string_view text) : rest_(text) { next(); }

    bool atEnd() const { return !current_; }
    // Goes on behind the next character if `fits` holds of it.
    bool take(auto fits) {
        if (!current_ || !fits(*current_)) return false;
        next();
        return true;
    }
    bool take(char32_t wanted) {
        return take([&](char32_t c) { return c == wanted; });
    }
    char32_t current() const { return current_.value_or(0); }

private:
    void next() {
        current_.reset();
        if (rest_.empty()) return;
        utf8proc_int32_t c = 0;
        const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(rest_.data()),
                                             static_cast<utf8proc_ssize_t>(rest_.size()), &c);
        if (length <= 0) return;
        rest_.remove_prefix(static_cast<std::size_t>(length));
        current_ = static_cast<char32_t>(c);
    }
    std::string_view rest_;
    std::optional<char32_t> current_;
};

// A pictograph as it may be joined to others.
bool takePictograph(Reader& from) {
    const auto first = from.current();
    if (!from.take(isPictograph)) return from.take(isSkinTone);
    return from.take(isSkinTone) || isPictureAnyway(first) != from.take(asEmoji);
}

bool takeTags(Reader& from) {
    if (!from.take(isTag)) return false;
    while (from.take(isTag)) {
    }
    return from.take(lastTag);
}

bool takeEmoji(Reader& from) {
    if (from.take(isRegion)) return from.take(isRegion);
    if (from.take(isKey)) return from.take(asEmoji) && from.take(keycap);
    const bool mayHaveTags = from.current() == blackFlag;
    if (!takePictograph(from)) return false;
    if (mayHaveTags && isTag(from.current())) return takeTags(from);
    while (from.take(joiner))
        if (!takePictograph(from)) return false;
    return true;
}

}  // namespace

bool isEmoji(std::string_view text) {
    Reader from(text);
    return text.size() <= longestEmoji && takeEmoji(from) && from.atEnd();
}

}  // namespace tp::messaging
