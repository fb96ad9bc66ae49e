#include "types/uuid.h"

#include "types/encoding.h"

namespace tp {

namespace {
constexpr bool isHyphenPlace(std::size_t i) { return i == 8 || i == 13 || i == 18 || i == 23; }
}  // namespace

std::optional<Uuid> Uuid::parse(std::string_view text) {
    if (text.size() != 36) return std::nullopt;
    Uuid uuid;
    std::size_t digit = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (isHyphenPlace(i)) {
            if (text[i] != '-') return std::nullopt;
            continue;
        }
        const int value = lowerHexDigit(text[i]);
        if (value < 0) return std::nullopt;
        auto& byte = uuid.bytes[digit / 2];
        byte = static_cast<unsigned char>(byte << 4 | value);
        ++digit;
    }
    return uuid;
}

std::string Uuid::toString() const {
    const std::string digits = toHex({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    std::string text;
    text.reserve(36);
    for (const char digit : digits) {
        if (isHyphenPlace(text.size())) text += '-';
        text += digit;
    }
    return text;
}

}  // namespace tp
