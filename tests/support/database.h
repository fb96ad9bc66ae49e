// The tested installation's database, as its owner: past every policy, to arrange and to see what is really there.
// Each thread has a connection of its own (TP_TEST_DATABASE).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tp::test {

using Column = std::optional<std::string>;  // nothing is NULL

// Runs one statement with parameters $1, $2 … and returns its rows.
std::vector<std::vector<Column>> sql(const std::string& statement, const std::vector<Column>& parameters = {});

// The same under a session, so that triggers see who acts.
std::vector<std::vector<Column>> sqlAs(const std::string& token, const std::string& statement,
                                       const std::vector<Column>& parameters = {});

// The first column of the only row.
std::string valueOf(const std::string& statement, const std::vector<Column>& parameters = {});

long rowsIn(const std::string& table, const std::string& condition = "true",
            const std::vector<Column>& parameters = {});

// Whether nobody has changed or locked the row with this id and not committed yet.
bool isFree(const std::string& table, const std::string& id);

// A statement whose transaction stays open until commit(), so that a request can be caught in the middle of it.
class Unfinished {
public:
    Unfinished(const std::string& statement, const std::vector<Column>& parameters);
    ~Unfinished();
    void commit();

private:
    struct Transaction;
    std::unique_ptr<Transaction> transaction_;
};

}  // namespace tp::test
