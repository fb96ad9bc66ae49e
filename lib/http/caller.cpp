#include "http/caller.h"

#include "auth/token.h"
#include "http/error.h"
#include "http/etag.h"
#include "json/write.h"
#include "types/encoding.h"

namespace tp {

namespace {

constexpr std::size_t sealLength = 16;

// The list that a cursor belongs to: its path and filters, without where in the list a page begins.
std::string listOf(const http::Request& request) {
    std::string list = request.path;
    for (const auto& [name, value] : http::queryParameters(request.query))
        if (name != "cursor" && name != "limit") list.append(1, '\0').append(name).append(1, '\0').append(value);
    return list;
}

std::string sealOf(std::string_view place, const http::Request& request, const http::Identity& identity) {
    return hmacSha256(identity.tokenHash, std::string(place) + '\0' + listOf(request)).substr(0, sealLength);
}

}  // namespace

const std::optional<User>& Visitor::user() const {
    if (!identity_.known) tx_.flush();
    return identity_.user;
}

const std::string& Visitor::features() const {
    user();
    return identity_.features;
}

const User& Caller::user() const {
    const auto& user = Visitor::user();
    if (!user) throw http::Unauthenticated();
    return *user;
}

std::string Visitor::seal(const std::vector<std::string>& parts) const {
    json::Writer writer;
    json::write(writer, parts);
    const std::string place(writer.written());
    return toBase64Url(sealOf(place, request, identity_) + place);
}

std::vector<std::string> Visitor::open(const std::string& cursor) const {
    const auto opened = fromBase64Url(cursor);
    if (!opened || opened->size() < sealLength ||
        !equalInConstantTime(opened->substr(0, sealLength), sealOf(opened->substr(sealLength), request, identity_)))
        throw http::InvalidInput("cursor", notOurs);
    const json::Document place(std::string_view(*opened).substr(sealLength));
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < place.root().size(); ++i) parts.emplace_back(place.root().item(i).text().value_or(""));
    return parts;
}

}  // namespace tp
