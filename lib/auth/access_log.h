// The athletes' access logs: who looked at their data, or tried to.
#pragma once

#include "db/connection.h"
#include "http/caller.h"
#include "http/request.h"

namespace tp::auth {

// Writes what the request noted for this outcome, committed in a transaction of its own: what asks for data is READ
// ONLY, and a refusal rolled back. Only what coaches and administrators ask of athletes who exist leaves a row.
// Throws what makes the request fail: http::Unavailable where nothing can be written.
void logAccess(const http::Request& request, const http::Identity& identity, http::DataAccess::When outcome,
               db::Connection& connection);

}  // namespace tp::auth
