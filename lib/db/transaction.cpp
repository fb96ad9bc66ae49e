#include "db/transaction.h"

#include <libpq-fe.h>

#include <algorithm>
#include <deque>

#include "db/connection.h"
#include "db/sqlstate.h"
#include "http/error.h"
#include "http/log.h"

namespace tp::db {

namespace {

using Result = std::shared_ptr<pg_result>;

Result nextResult(PGconn* connection) { return {PQgetResult(connection), PQclear}; }

}  // namespace

struct Transaction::State {
    struct Queued {
        std::string prepares;  // the name of a statement that is prepared in this flush, or empty
        std::function<void(const Rows&)> judge;
        Result result;
    };

    Connection& connection;
    Mode mode;
    PGconn* handle;
    std::deque<Queued> queued{};
    std::size_t answered = 0;
    bool open = true;

    void send(std::string_view sql, const std::vector<Parameter>& parameters, std::function<void(const Rows&)> judge);
    void receive(Queued& entry, std::string& sqlstate, std::string& message) const;
    void flush();
    [[noreturn]] void lose();
};

void Transaction::State::lose() {
    http::log::error("database", PQerrorMessage(handle));
    open = false;
    connection.drop();
    throw http::Unavailable();
}

void Transaction::State::send(std::string_view sql, const std::vector<Parameter>& parameters,
                              std::function<void(const Rows&)> judge) {
    const auto [name, isNew] = connection.statement(sql);
    std::vector<const char*> values;
    values.reserve(parameters.size());
    for (const auto& value : parameters) values.push_back(value ? value->c_str() : nullptr);
    constexpr int binary = 1;
    const bool sent = (!isNew || PQsendPrepare(handle, name.c_str(), std::string(sql).c_str(), 0, nullptr) == 1) &&
                      PQsendQueryPrepared(handle, name.c_str(), static_cast<int>(values.size()), values.data(), nullptr,
                                          nullptr, binary) == 1;
    if (!sent) lose();
    queued.push_back({isNew ? name : std::string(), std::move(judge), nullptr});
}

// One statement's answer; the first failure of the flush is kept in `sqlstate` and `message`.
void Transaction::State::receive(Queued& entry, std::string& sqlstate, std::string& message) const {
    const auto take = [&]() -> Result {
        Result result = nextResult(handle);
        if (!result) return result;
        const auto status = PQresultStatus(result.get());
        if ((status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE) && sqlstate.empty()) {
            const char* state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
            const char* primary = PQresultErrorField(result.get(), PG_DIAG_MESSAGE_PRIMARY);
            sqlstate = state != nullptr ? state : "08006";
            message = primary != nullptr ? primary : PQresultErrorMessage(result.get());
        }
        nextResult(handle);  // the null that ends each statement's results
        return result;
    };
    if (!entry.prepares.empty()) {
        const auto prepared = take();
        if (!prepared || PQresultStatus(prepared.get()) != PGRES_COMMAND_OK) connection.forget(entry.prepares);
    }
    entry.result = take();
}

void Transaction::State::flush() {
    if (answered == queued.size()) return;
    if (!open) throw http::Unavailable();  // lost: the handle is gone
    if (PQpipelineSync(handle) != 1) lose();
    std::string sqlstate;
    std::string message;
    const auto first = answered;
    for (; answered < queued.size(); ++answered) receive(queued[answered], sqlstate, message);
    const auto sync = nextResult(handle);
    if (PQstatus(handle) != CONNECTION_OK || !sync || PQresultStatus(sync.get()) != PGRES_PIPELINE_SYNC) lose();
    // Judgements come before a failure that happened behind them: what they refuse may be its cause.
    for (auto i = first; i < queued.size(); ++i) {
        const auto status = queued[i].result ? PQresultStatus(queued[i].result.get()) : PGRES_FATAL_ERROR;
        if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) break;
        if (queued[i].judge) queued[i].judge(Rows(queued[i].result));
    }
    if (!sqlstate.empty()) throwForSqlstate(sqlstate, message);
}

Transaction::Transaction(Connection& connection, Mode mode)
    : state_(std::make_unique<State>(State{connection, mode, connection.handle()})) {
    if (mode != Mode::single)
        state_->send(mode == Mode::readOnly ? "begin isolation level repeatable read, read only" : "begin", {},
                     nullptr);
}

Transaction::~Transaction() {
    if (!state_->open) return;
    try {
        // A failure among what is on its way would swallow a ROLLBACK in the same flush.
        for (auto& entry : state_->queued) entry.judge = nullptr;
        try {
            state_->flush();
        } catch (const std::exception&) {
            if (!state_->open) return;
        }
        if (state_->mode == Mode::single) return;
        state_->send("rollback", {}, nullptr);
        state_->flush();
    } catch (const std::exception&) {
        state_->connection.drop();
    }
}

Later Transaction::enqueue(std::string_view sql, const std::vector<Parameter>& parameters,
                           std::function<void(const Rows&)> judge) {
    if (!state_->open) throw std::logic_error("the transaction has ended");
    state_->send(sql, parameters, std::move(judge));
    return {this, state_->queued.size() - 1};
}

void Transaction::flush() { state_->flush(); }

void Transaction::commit() {
    if (!state_->open) return;
    if (state_->mode == Mode::single) {
        flush();
    } else if (state_->mode == Mode::readOnly) {
        flush();
        state_->send("commit", {}, nullptr);
        if (PQpipelineSync(state_->handle) != 1) state_->lose();
        state_->connection.leaveUnread();
    } else {
        // A judgement must be able to stop the COMMIT, so they don't travel together.
        const auto unanswered = state_->queued.begin() + static_cast<std::ptrdiff_t>(state_->answered);
        if (std::any_of(unanswered, state_->queued.end(), [](const auto& entry) { return entry.judge != nullptr; }))
            flush();
        state_->send("commit", {}, nullptr);
        state_->flush();
    }
    state_->open = false;
}

Rows Later::get() const {
    auto& state = *transaction_->state_;
    if (place_ >= state.answered) state.flush();
    return Rows(state.queued[place_].result);
}

}  // namespace tp::db
