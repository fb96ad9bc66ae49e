// The log: one JSON object a line on standard error. Never tokens, passwords, bodies or messages of users.
#pragma once

#include <string>
#include <string_view>

#include "http/endpoint.h"

namespace tp::http::log {

// The request that the lines from now on belong to: a process answers one at a time.
void begin(const std::string& requestId);

// Something that somebody should look at. `what` names the part, `why` may hold the database's words.
void error(std::string_view what, std::string_view why);

// The request was answered. `userId` is empty for visitors.
void answered(const Endpoint& endpoint, int status, double milliseconds, std::string_view userId);

}  // namespace tp::http::log
