// An error as the API shows it: RFC 9457 application/problem+json.
#pragma once

#include <string>

#include "http/error.h"

namespace tp::http {

std::string problemOf(const Error& error, const std::string& requestId);

// The same as JSON Schema.
std::string problemSchema();

}  // namespace tp::http
