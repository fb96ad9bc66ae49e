// nginx's parameters: NUL ends each, as in the memory that libfcgi gives; whatever stands in them.
#include <vector>

#include "http/error.h"
#include "http/etag.h"
#include "http/fastcgi.h"
#include "http/problem.h"
#include "input.h"
#include "json/document.h"

namespace {

using namespace tp;

void requireReadableProblem(const http::Error& error, const std::string& requestId) {
    fuzz::require(error.status == 400 || error.status == 403, "refuses with 400 or 403");
    const json::Document problem(http::problemOf(error, requestId));
    fuzz::require(problem.root().isObject(), "says why in JSON");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(fuzz::textOf(data, size));
    std::vector<const char*> parameters;
    for (std::size_t start = 0; start < text.size(); start = text.find('\0', start) + 1) {
        parameters.push_back(text.data() + start);
        if (text.find('\0', start) == std::string::npos) break;
    }
    parameters.push_back(nullptr);

    const auto request = http::requestFrom(parameters.data(), "");
    for (const auto* pattern : {"/api/x", "/api/x/{id}", "/api/x/{id}/log", "/api/{a}/{b}/{c}"}) {
        try {
            const auto found = http::pathParameters(pattern, request.path);
            for (const auto& [name, value] : found.value_or(http::Parameters{}))
                fuzz::require(value.find('/') == std::string::npos, "a parameter is one segment");
        } catch (const http::Error& error) {
            requireReadableProblem(error, "id");
        }
    }
    if (request.cookie) (void)http::cookieValue(*request.cookie, "tp_session");
    if (request.ifNoneMatch) (void)http::holdsEtag(*request.ifNoneMatch, http::etagOf(request, "session", "revision"));
    try {
        (void)http::queryParameters(request.query);
    } catch (const http::Error& error) {
        requireReadableProblem(error, "id");
    }
    try {
        http::requireSameOrigin(request, "https://example.org");
    } catch (const http::Error& error) {
        requireReadableProblem(error, "id");
    }
    return 0;
}
