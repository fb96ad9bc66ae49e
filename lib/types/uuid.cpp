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
    const auto text = characters();
    return {text.data(), text.size()};
}

std::array<char, 36> Uuid::characters() const {
    std::array<char, 36> text;
    std::size_t place = 0;
    for (const unsigned char byte : bytes) {
        if (isHyphenPlace(place)) text[place++] = '-';
        text[place++] = hexDigits[byte >> 4];
        text[place++] = hexDigits[byte & 15];
    }
    return text;
}

}  // namespace tp
