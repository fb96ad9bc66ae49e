#include "database.h"

#include <cstdlib>
#include <map>
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

// What a test begins with need not outlive the machine: its commits don't wait for the disk. Those of the handlers do.
struct HastyConnection : pqxx::connection {
    HastyConnection() : pqxx::connection(connectionParameters()) { set_variable("synchronous_commit", "off"); }
};

pqxx::connection& connection() {
    static thread_local HastyConnection own;
    return own;
}

// The connection's name for a statement: making the matrix's world a hundred times is the same statements a hundred
// times.
const std::string& preparedName(const std::string& statement) {
    static thread_local std::map<std::string, std::string> names;
    auto& name = names[statement];
    if (name.empty()) {
        name = "statement_" + std::to_string(names.size());
        connection().prepare(name, statement);
    }
    return name;
}

std::vector<const char*> valuesOf(const std::vector<Column>& parameters) {
    std::vector<const char*> values;
    for (const auto& value : parameters) values.push_back(value ? value->c_str() : nullptr);
    return values;
}

std::vector<std::vector<Column>> rowsOf(const pqxx::result& result) {
    std::vector<std::vector<Column>> rows;
    for (const auto& row : result) {
        auto& columns = rows.emplace_back();
        for (const auto& field : row) columns.push_back(field.is_null() ? Column{} : Column(field.c_str()));
    }
    return rows;
}

std::vector<std::vector<Column>> run(pqxx::transaction_base& tx, const std::string& statement,
                                     const std::vector<Column>& parameters) {
    const auto values = valuesOf(parameters);
    return rowsOf(tx.exec_prepared(preparedName(statement), pqxx::prepare::make_dynamic_params(values)));
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
    transaction_->work.exec_params(statement, pqxx::prepare::make_dynamic_params(valuesOf(parameters)));
}

Unfinished::~Unfinished() = default;

void Unfinished::commit() { transaction_->work.commit(); }

bool isFree(const std::string& table, const std::string& id) {
    return !sql("select 1 from " + table + " where id = $1 for update skip locked", {id}).empty();
}

long rowsIn(const std::string& table, const std::string& condition, const std::vector<Column>& parameters) {
    return std::stol(valueOf("select count(*) from " + table + " where " + condition, parameters));
}

}  // namespace tp::test
