// Cursors: a sealed one opens, and nothing else does.
#include "auth/token.h"
#include "coaching/connection_service.h"
#include "http/caller.h"
#include "http/error.h"
#include "input.h"
#include "types/encoding.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tp;
    const std::string text(fuzz::textOf(data, size));
    const http::Request request{.method = "GET", .path = "/api/coach/athletes", .query = "limit=2"};
    http::Identity identity{.tokenHash = sha256("token")};
    // Sealing and opening never touch the database.
    alignas(db::Transaction) std::byte nothing[sizeof(db::Transaction)];
    const Visitor visitor(request, identity, reinterpret_cast<db::Transaction&>(nothing));

    // As the table of users holds names.
    if (isUtf8(text) && text.find('\0') == std::string::npos && countCodePoints(text) <= 80) {
        const auto opened = visitor.placeIn<coaching::AfterName>(visitor.cursorAt(coaching::AfterName{text, Uuid{}}));
        fuzz::require(opened && opened->displayName == text, "a place comes back");
    }
    try {
        (void)visitor.placeIn<coaching::AfterName>(text);
        fuzz::require(false, "nobody guesses a seal");
    } catch (const http::InvalidInput& error) {
        fuzz::require(error.fields.at(0).field == "cursor", "names the field");
    }
    return 0;
}
