// Validation of what a page holds already (RFC 9110 §8.8.3, §13.1.2).
#pragma once

#include <string>
#include <string_view>

#include "http/request.h"

namespace tp::http {

// A tag for this session's view of this path and query in this revision.
std::string etagOf(const Request& request, std::string_view tokenHash, std::string_view revision);

// Whether an If-None-Match header names the tag. Weak comparison: a proxy may have compressed the answer.
bool holdsEtag(std::string_view ifNoneMatch, std::string_view etag);

}  // namespace tp::http
