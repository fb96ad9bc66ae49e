#include "http/request.h"

#include <algorithm>

#include "http/error.h"
#include "types/encoding.h"

namespace tp::http {

namespace {

// Cuts `text` at the first `separator` and returns what stood before it.
std::string_view cutOff(std::string_view& text, char separator) {
    const auto end = std::min(text.find(separator), text.size());
    const auto part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return part;
}

}  // namespace

std::optional<std::string> cookieValue(std::string_view header, std::string_view name) {
    std::optional<std::string> value;
    while (!header.empty()) {
        auto pair = trimmed(cutOff(header, ';'));
        if (cutOff(pair, '=') != name) continue;
        if (value) return std::nullopt;
        value = std::string(pair);
    }
    return value;
}

std::optional<Parameters> pathParameters(std::string_view pattern, std::string_view path) {
    if (std::ranges::count(pattern, '/') != std::ranges::count(path, '/')) return std::nullopt;
    Parameters parameters;
    while (!pattern.empty() && !path.empty()) {
        const auto expected = cutOff(pattern, '/');
        const auto actual = cutOff(path, '/');
        if (expected.starts_with('{'))
            parameters.emplace_back(expected.substr(1, expected.size() - 2), actual);
        else if (expected != actual)
            return std::nullopt;
    }
    if (!pattern.empty() || !path.empty()) return std::nullopt;
    for (const auto& [name, value] : parameters)
        if (!isUtf8(value)) throw InvalidInput(name, "is not well-formed");
    return parameters;
}

Parameters queryParameters(std::string_view query) {
    Parameters parameters;
    while (!query.empty()) {
        auto pair = cutOff(query, '&');
        if (pair.empty()) continue;
        const auto name = percentDecoded(cutOff(pair, '='));
        const auto value = percentDecoded(pair);
        if (!name || !value || !isUtf8(*name) || !isUtf8(*value) || value->find('\0') != std::string::npos ||
            name->find('\0') != std::string::npos)
            throw InvalidInput("query", "is not well-formed");
        if (std::ranges::find(parameters, *name, &Parameters::value_type::first) != parameters.end())
            throw InvalidInput(*name, "occurs twice");
        parameters.emplace_back(*name, *value);
    }
    return parameters;
}

void requireSameOrigin(const Request& request, std::string_view publicUrl) {
    if (request.fetchSite && *request.fetchSite != "same-origin") throw CrossSite();
    const std::string own = publicUrl.empty() ? request.scheme + "://" + request.host : std::string(publicUrl);
    if (request.origin && *request.origin != own) throw CrossSite();
    if (!request.origin && !request.fetchSite) throw CrossSite();
}

}  // namespace tp::http
