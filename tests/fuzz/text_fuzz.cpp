// Encodings and the types that are read from text: what is accepted has one spelling.
#include "input.h"
#include "types/encoding.h"
#include "types/instant.h"
#include "types/uuid.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tp;
    const auto text = fuzz::textOf(data, size);

    fuzz::require(fromBase64Url(toBase64Url(text)) == text, "bytes come back from base64url");
    if (const auto bytes = fromBase64Url(text))
        fuzz::require(toBase64Url(*bytes) == text, "base64url has one spelling");
    if (const auto decoded = percentDecoded(text)) fuzz::require(decoded->size() <= size, "decoding never grows");
    if (isUtf8(text)) {
        const auto kept = trimmed(text);
        fuzz::require(isUtf8(kept) && trimmed(kept) == kept, "trimming keeps whole characters");
        fuzz::require(countCodePoints(text) <= size, "no more characters than bytes");
    }
    if (const auto uuid = Uuid::parse(text)) fuzz::require(uuid->toString() == text, "an id has one spelling");
    if (const auto date = Date::parse(text)) fuzz::require(date->toString() == text, "a day has one spelling");
    if (const auto instant = Instant::parse(text)) {
        const auto again = Instant::parse(instant->toPreciseString());
        fuzz::require(again && *again == *instant, "an instant comes back");
        fuzz::require(instant->toString().size() == 24, "an instant fits RFC 3339");
    }
    return 0;
}
