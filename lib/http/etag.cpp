#include "http/etag.h"

#include "auth/token.h"
#include "types/encoding.h"

namespace tp::http {

std::string etagOf(const Request& request, std::string_view tokenHash, std::string_view revision) {
    std::string view(tokenHash);
    for (const std::string_view part : {std::string_view(request.path), std::string_view(request.query), revision})
        view.append(1, '\0').append(part);
    return '"' + toBase64Url(sha256(view).substr(0, 16)) + '"';
}

bool holdsEtag(std::string_view ifNoneMatch, std::string_view etag) {
    return trimmed(ifNoneMatch) == "*" || ifNoneMatch.find(etag) != std::string_view::npos;
}

}  // namespace tp::http
