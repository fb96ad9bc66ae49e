// One request's transaction. Statements are gathered and sent in one flush (libpq's pipeline mode) when the first
// result is asked for, so that BEGIN, the identity, an assertion and the first query cost one round trip.
#pragma once

#include <concepts>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "types/instant.h"
#include "types/uuid.h"

struct pg_result;

namespace tp::db {

class Connection;

// A statement's parameter in PostgreSQL's text form; nothing is NULL.
using Parameter = std::optional<std::string>;

Parameter parameter(std::string_view value);
inline Parameter parameter(const std::string& value) { return value; }
inline Parameter parameter(const char* value) { return std::string(value); }
Parameter parameter(const Uuid& value);
Parameter parameter(const Instant& value);
Parameter parameter(const Date& value);
Parameter parameter(std::int64_t value);
inline Parameter parameter(int value) { return parameter(static_cast<std::int64_t>(value)); }
Parameter parameter(bool value);
Parameter parameter(double value);
Parameter parameter(const std::vector<Uuid>& values);  // an array
// A bytea.
struct Bytes {
    std::string_view value;
};
Parameter parameter(const Bytes& value);
inline Parameter parameter(const Parameter& value) { return value; }
template <class T>
requires(!std::same_as<T, std::string>) Parameter parameter(const std::optional<T>& value) {
    return value ? parameter(*value) : Parameter{};
}

// One part of the place where a list goes on; NULL for its beginning.
template <class Place, class T>
Parameter parameter(const std::optional<Place>& place, T Place::*member) {
    return place ? parameter((*place).*member) : Parameter{};
}

// One row of a result, which must outlive it. Columns count from 0; maybe<T> reads a nullable one.
// T: std::string (text, jsonb::text), Uuid, Instant (timestamptz), Date, bool, int and std::int64_t (int2, int4, int8),
// double (float8). Throws std::logic_error where the column's type or a NULL does not fit.
class Row {
public:
    Row(const pg_result* result, int row) : result_(result), row_(row) {}

    bool isNull(int column) const;
    template <class T>
    T get(int column) const;
    template <class T>
    std::optional<T> maybe(int column) const {
        return isNull(column) ? std::nullopt : std::optional<T>(get<T>(column));
    }

private:
    const pg_result* result_;
    int row_;
};

class Rows {
public:
    explicit Rows(std::shared_ptr<pg_result> result) : result_(std::move(result)) {}

    int size() const;
    bool empty() const { return size() == 0; }
    int affected() const;  // by an insert, update or delete
    Row operator[](int row) const { return {result_.get(), row}; }
    // Calls read(row) for each row and returns the results in order.
    template <class Read>
    auto map(Read read) const {
        std::vector<decltype(read(std::declval<Row>()))> out;
        out.reserve(static_cast<std::size_t>(size()));
        for (int i = 0; i < size(); ++i) out.push_back(read((*this)[i]));
        return out;
    }

private:
    std::shared_ptr<pg_result> result_;
};

template <>
std::string Row::get(int column) const;
template <>
bool Row::get(int column) const;
template <>
int Row::get(int column) const;
template <>
std::int64_t Row::get(int column) const;
template <>
double Row::get(int column) const;
template <>
Uuid Row::get(int column) const;
template <>
Instant Row::get(int column) const;
template <>
Date Row::get(int column) const;

class Transaction;

// A result that is on its way. get() flushes what is queued; judgements queued before are passed first.
class Later {
public:
    Rows get() const;

private:
    friend class Transaction;
    Later(Transaction* transaction, std::size_t place) : transaction_(transaction), place_(place) {}
    Transaction* transaction_;
    std::size_t place_;
};

// readOnly: all statements see the moment of the first one, so that a session that ends meanwhile, or a message that
// arrives, can't give half an answer. single: one statement that is its own transaction, for which BEGIN and COMMIT
// would be two more.
enum class Mode { readOnly, readWrite, single };

class Transaction {
public:
    // Queues BEGIN, but for a single statement.
    Transaction(Connection& connection, Mode mode);
    // Rolls back what was not committed.
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    // Runs everything queued and then this statement, and returns its rows.
    // Throws what a judgement throws, or http::Error by SQLSTATE: 42501 Forbidden (and an ERROR in the log, since the
    // first layer has a hole), 23505 and 23503 Conflict, connection lost Unavailable;
    // SqlError for every other SQLSTATE.
    template <class... Values>
    Rows query(std::string_view sql, const Values&... values) {
        return later(sql, values...).get();
    }
    // Queues a statement whose rows are wanted later.
    template <class... Values>
    Later later(std::string_view sql, const Values&... values) {
        return enqueue(sql, {parameter(values)...}, nullptr);
    }
    // Queues a statement and what must hold of its rows; `judge` throws where it does not. It runs, in the order of
    // queueing, before any later statement's rows are handed out and before a commit. Statements behind it may have
    // run by then; the throw rolls them back.
    template <class... Values>
    void judged(std::function<void(const Rows&)> judge, std::string_view sql, const Values&... values) {
        enqueue(sql, {parameter(values)...}, std::move(judge));
    }

    // Sends what is queued and passes all judgements.
    void flush();
    // Passes all judgements, then commits. A read-only transaction's COMMIT is sent without waiting for its answer.
    void commit();

private:
    friend class Later;
    Later enqueue(std::string_view sql, const std::vector<Parameter>& parameters,
                  std::function<void(const Rows&)> judge);
    struct State;
    std::unique_ptr<State> state_;
};

// A statement failed for a reason that no caller foresaw.
struct SqlError : std::runtime_error {
    SqlError(std::string sqlstate, const std::string& message)
        : std::runtime_error(message), sqlstate(std::move(sqlstate)) {}
    std::string sqlstate;
};

}  // namespace tp::db
