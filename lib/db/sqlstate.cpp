#include "db/sqlstate.h"

#include "db/transaction.h"
#include "http/error.h"
#include "http/log.h"

namespace tp::db {

namespace {

// The conflicts that triggers raise, in the words of the API.
[[noreturn]] void throwOwnConflict(const std::string& code) {
    if (code == "wrong_role") throw http::WrongRole("That user has another role.");
    if (code == "client_limit_reached")
        throw http::Conflict(code, "You have reached the number of athletes you may coach.");
    if (code == "athlete_left")
        throw http::Conflict(code, "This athlete ended the connection. Only they can renew it.");
    if (code == "already_logged") throw http::Conflict(code, "This workout has been logged already.");
    throw http::Conflict(code, "This conflicts with what is there.");
}

}  // namespace

void throwForSqlstate(const std::string& sqlstate, const std::string& message) {
    const auto errorClass = sqlstate.substr(0, 2);
    if (sqlstate == "TP007") throw http::Unauthenticated();  // the session ended while the request ran
    if (errorClass == "TP") throwOwnConflict(message);
    if (sqlstate == "42501") {
        http::log::error("second layer", "the database refused what the first layer let through: " + message);
        throw http::Forbidden();
    }
    if (sqlstate == "23505" || sqlstate == "23503")
        throw http::Conflict("conflict", "This conflicts with what is there.");
    // Connections lost or refused, the server going down, locks and statements that took too long, deadlocks.
    if (errorClass == "08" || errorClass == "57" || errorClass == "53" || sqlstate == "55P03" || errorClass == "40" ||
        sqlstate == "25P03" || sqlstate == "28P01") {
        http::log::error("database", sqlstate + " " + message);
        throw http::Unavailable();
    }
    throw SqlError(sqlstate, message);
}

}  // namespace tp::db
