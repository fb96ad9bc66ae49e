// A Cookie header of any bytes.
#include "http/request.h"
#include "input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tp;
    const auto header = fuzz::textOf(data, size);
    for (const auto* name : {"tp_session", "__Host-tp_session", "a"}) {
        const auto value = http::cookieValue(header, name);
        if (!value) continue;
        fuzz::require(header.find(std::string(name) + (value->empty() ? "" : "=" + *value)) != std::string_view::npos,
                      "gives what the header says");
        fuzz::require(value->find(';') == std::string::npos, "ends at the semicolon");
        const auto twice = std::string(header) + ";" + name + "=x";
        fuzz::require(!http::cookieValue(twice, name), "is nothing where the name occurs twice");
    }
    return 0;
}
