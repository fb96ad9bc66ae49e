// What a failed statement means to the caller.
#pragma once

#include <string>
#include <string_view>

namespace tp::db {

// Throws the http::Error that a SQLSTATE stands for, or SqlError. `message` is PostgreSQL's primary message; it reaches
// the log, never the caller.
[[noreturn]] void throwForSqlstate(const std::string& sqlstate, const std::string& message);

}  // namespace tp::db
