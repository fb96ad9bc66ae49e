// FastCGI through libfcgi: the only code that names it.
#pragma once

#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "http/request.h"

namespace tp::http {

struct Response {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    std::shared_ptr<std::FILE> file = nullptr;  // follows the body, from its present place on
};

// Answers requests one after another until SIGTERM. `answer` must not throw. A body that is larger than `largestBody`
// is cut off one byte behind it, so that `answer` sees that it is too large.
void serveFastCgi(Response (*answer)(const Request&), std::size_t largestBody);

// nginx's parameters, as "NAME=value", and the body as a request.
Request requestFrom(const char* const* parameters, std::string body);

}  // namespace tp::http
