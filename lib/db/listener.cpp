#include "db/listener.h"

#include <libpq-fe.h>
#include <poll.h>

#include "http/error.h"
#include "http/log.h"

namespace tp::db {

namespace {

[[noreturn]] void lose(pg_conn* connection) {
    http::log::error("database", PQerrorMessage(connection));
    throw http::Unavailable();
}

}  // namespace

void Listener::Close::operator()(pg_conn* connection) const { PQfinish(connection); }

Listener::Listener(const std::string& parameters, const std::string& channel)
    // A server that is gone without a word is noticed, although nothing is ever sent to it.
    : connection_(PQconnectdb((parameters + " keepalives_idle=5 keepalives_interval=2 keepalives_count=3").c_str())) {
    auto* const connection = connection_.get();
    if (PQstatus(connection) != CONNECTION_OK) lose(connection);
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection, ("listen " + channel).c_str()),
                                                               PQclear);
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) lose(connection);
}

std::vector<std::string> Listener::told() {
    std::vector<std::string> found;
    if (PQconsumeInput(connection_.get()) != 1) lose(connection_.get());
    while (const auto one = std::unique_ptr<PGnotify, decltype(&PQfreemem)>(PQnotifies(connection_.get()), PQfreemem))
        found.emplace_back(one->extra);
    return found;
}

std::vector<std::string> Listener::wait(std::chrono::milliseconds atMost, const sigset_t& waitingMask) {
    if (auto found = told(); !found.empty()) return found;
    pollfd socket{PQsocket(connection_.get()), POLLIN, 0};
    const timespec patience{atMost.count() / 1000, atMost.count() % 1000 * 1'000'000};
    if (ppoll(&socket, 1, &patience, &waitingMask) <= 0) return {};
    return told();
}

}  // namespace tp::db
