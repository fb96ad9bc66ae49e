#include "db/connection.h"

#include <libpq-fe.h>
#include <poll.h>

#include <algorithm>
#include <cstdlib>
#include <pqxx/connection>
#include <pqxx/except>

#include "http/error.h"
#include "http/log.h"

namespace tp::db {

namespace {

// libpqxx connects as always, and hands its connection out so that pipelines can run on it.
class SharingPolicy : public pqxx::connect_direct {
public:
    using connect_direct::connect_direct;

    handle do_startconnect(handle original) override { return shared = connect_direct::do_startconnect(original); }

    handle shared = nullptr;
};

}  // namespace

class Connection::Link : public pqxx::connection_base {
public:
    explicit Link(const std::string& parameters) : connection_base(policy), policy(parameters) { init(); }
    ~Link() { close(); }

    SharingPolicy policy;
};

Connection::Connection(std::string parameters) : parameters_(std::move(parameters)) {}
Connection::~Connection() = default;

std::string Connection::parametersFor(std::string_view role) {
    const char* database = std::getenv("TP_DATABASE");
    const char* password = std::getenv(role == "tp_auth"     ? "TP_AUTH_PASSWORD"
                                       : role == "tp_worker" ? "TP_WORKER_PASSWORD"
                                                             : "TP_APP_PASSWORD");
    if (database == nullptr || password == nullptr)
        throw std::runtime_error("TP_DATABASE and the password of the database role must be set");
    return std::string(database) + " user=" + std::string(role) + " password=" + password +
           " connect_timeout=3 application_name=trainingplanner";
}

// Reads what the server said while nobody listened: the answer to a COMMIT, or its good-bye where it was restarted.
bool Connection::isAlive() {
    auto* const handle = link_->policy.shared;
    for (bool synced = !unread_; !synced;) {
        const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQgetResult(handle), PQclear);
        if (result == nullptr && PQstatus(handle) != CONNECTION_OK) return false;
        synced = result != nullptr && PQresultStatus(result.get()) == PGRES_PIPELINE_SYNC;
    }
    unread_ = false;
    pollfd socket{PQsocket(handle), POLLIN, 0};
    if (poll(&socket, 1, 0) == 0) return true;
    // Twice: what a server says when it goes away is input, and only behind it comes the end.
    for (int times = 0; times < 2; ++times)
        if (PQconsumeInput(handle) != 1) return false;
    return PQstatus(handle) == CONNECTION_OK;
}

pg_conn* Connection::handle() {
    if (link_ && !isAlive()) drop();
    if (link_) return link_->policy.shared;
    try {
        link_ = std::make_unique<Link>(parameters_);
    } catch (const pqxx::failure& failure) {
        http::log::error("database", failure.what());
        throw http::Unavailable();
    }
    if (PQenterPipelineMode(link_->policy.shared) != 1) throw std::logic_error("no pipeline mode");
    return link_->policy.shared;
}

void Connection::drop() noexcept {
    link_.reset();
    statements_.clear();
    unread_ = false;
}

Connection::Statement Connection::statement(std::string_view sql) {
    if (const auto known = statements_.find(sql); known != statements_.end()) return {known->second, false};
    return {statements_.emplace(sql, "s" + std::to_string(++statementsMade_)).first->second, true};
}

void Connection::forget(const std::string& name) {
    std::erase_if(statements_, [&](const auto& entry) { return entry.second == name; });
}

}  // namespace tp::db
