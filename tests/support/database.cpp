#include "database.h"

#include <cstdlib>
#include <memory>
#include <pqxx/pqxx>
#include <stdexcept>

#include "auth/token.h"
#include "types/encoding.h"

namespace tp::test {

namespace {

std::string connectionParameters() {
    const char* parameters = std::getenv("TP_TEST_DATABASE");
    if (parameters == nullptr) throw std::runtime_error("TP_TEST_DATABASE is not set");
    return parameters;
}

pqxx::connection& connection() {
    static thread_local pqxx::connection own(connectionParameters());
    return own;
}

std::vector<std::vector<Column>> run(pqxx::transaction_base& tx, const std::string& statement,
                                     const std::vector<Column>& parameters) {
    std::vector<const char*> values;
    for (const auto& value : parameters) values.push_back(value ? value->c_str() : nullptr);
    const auto result = tx.exec_params(statement, pqxx::prepare::make_dynamic_params(values));
    std::vector<std::vector<Column>> rows;
    for (const auto& row : result) {
        auto& columns = rows.emplace_back();
        for (const auto& field : row) columns.push_back(field.is_null() ? Column{} : Column(field.c_str()));
    }
    return rows;
}

}  // namespace

std::vector<std::vector<Column>> sql(const std::string& statement, const std::vector<Column>& parameters) {
    pqxx::work tx(connection());
    auto rows = run(tx, statement, parameters);
    tx.commit();
    return rows;
}

std::vector<std::vector<Column>> sqlAs(const std::string& token, const std::string& statement,
                                       const std::vector<Column>& parameters) {
    pqxx::work tx(connection());
    run(tx, "select set_config('app.session', $1, true)", {toHex(sha256(token))});
    auto rows = run(tx, statement, parameters);
    tx.commit();
    return rows;
}

std::string valueOf(const std::string& statement, const std::vector<Column>& parameters) {
    const auto rows = sql(statement, parameters);
    if (rows.size() != 1 || !rows[0].at(0)) throw std::runtime_error("not exactly one value: " + statement);
    return *rows[0][0];
}

struct Unfinished::Transaction {
    pqxx::connection connection{connectionParameters()};
    pqxx::work work{connection};
};

Unfinished::Unfinished(const std::string& statement, const std::vector<Column>& parameters)
    : transaction_(std::make_unique<Transaction>()) {
    run(transaction_->work, statement, parameters);
}

Unfinished::~Unfinished() = default;

void Unfinished::commit() { transaction_->work.commit(); }

long rowsIn(const std::string& table, const std::string& condition, const std::vector<Column>& parameters) {
    return std::stol(valueOf("select count(*) from " + table + " where " + condition, parameters));
}

}  // namespace tp::test
