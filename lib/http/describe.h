// An endpoint's part of the OpenAPI document.
#pragma once

#include <string>

#include "http/serve.h"

namespace tp::http {

// {"path", "method", "operation", "schemas"}: the build joins these of all endpoints to build/openapi.json.
std::string describe(const detail::Operation& operation);

}  // namespace tp::http
