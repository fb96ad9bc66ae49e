// The log: one JSON object a line on standard error. Never tokens, passwords, bodies or messages of users.
#pragma once

#include <string_view>

#include "http/endpoint.h"

namespace tp::http::log {

// Something that somebody should look at. `what` names the part, `why` may hold the database's words.
void error(std::string_view what, std::string_view why, std::string_view requestId = {});

// One request that was answered. `userId` is empty for visitors.
void answered(const Endpoint& endpoint, std::string_view requestId, int status, double milliseconds,
              std::string_view userId);

}  // namespace tp::http::log
