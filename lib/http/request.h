// One HTTP request as nginx hands it over by FastCGI.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tp::http {

using Parameters = std::vector<std::pair<std::string, std::string>>;

struct Request {
    std::string id;  // nginx's $request_id, in every answer that is an error and in the log
    std::string method;
    std::string path;   // decoded
    std::string query;  // as it was sent
    std::string contentType;
    std::string body;
    std::string scheme;  // http or https, as nginx sees it
    std::string host;    // the Host header
    std::string remoteAddress;
    std::optional<std::string> userAgent;  // UTF-8, of at most 300 bytes
    std::optional<std::string> cookie;
    std::optional<std::string> origin;
    std::optional<std::string> fetchSite;
    std::optional<std::string> ifNoneMatch;
    std::optional<std::string> idempotencyKey;

    bool isSafe() const { return method == "GET" || method == "HEAD"; }
};

// The value of a cookie that occurs exactly once; nothing otherwise.
std::optional<std::string> cookieValue(std::string_view header, std::string_view name);

// The parameters in `path` by the names in a row's `pattern` (/api/x/{id}); nothing where the path has another shape.
// nginx has decoded it. Throws InvalidInput where a parameter is no UTF-8.
std::optional<Parameters> pathParameters(std::string_view pattern, std::string_view path);

// Throws InvalidInput where the text is not well-formed or a name occurs twice.
Parameters queryParameters(std::string_view query);

// Throws CrossSite unless the request proves that it comes from the site's own pages (api.md, "Cross-site").
// `publicUrl` is the site's own address where one is configured; else that is the one which the request was sent to.
void requireSameOrigin(const Request& request, std::string_view publicUrl);

}  // namespace tp::http
