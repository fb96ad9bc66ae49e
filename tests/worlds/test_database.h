// A migrated database of these tests' own, in the cluster that TP_TEST_DATABASE (a superuser's conninfo) names.
#pragma once

#include <memory>
#include <string>

struct pg_conn;

namespace tp::worlds {

// A plain connection of the owner, past every policy. Throws std::runtime_error where a statement fails.
class Owner {
public:
    explicit Owner(const std::string& conninfo);
    // Runs one statement or several, and returns the first column of the last one's first row, if there is one.
    std::string run(const std::string& sql);

private:
    std::shared_ptr<pg_conn> connection_;
};

class TestDatabase {
public:
    // Makes it and applies the migrations. Breaks it where TP_TEST_BREAK holds SQL, so that one can see the tests fail:
    //     TP_TEST_BREAK='drop policy select_own on app.workout_assignments' build/tests/worlds_tests
    TestDatabase();
    ~TestDatabase();
    TestDatabase(const TestDatabase&) = delete;
    TestDatabase& operator=(const TestDatabase&) = delete;

    // As handlers connect: under every policy.
    std::string asHandler() const { return as("tp_app"); }
    // With the same grants, but past every policy: the second layer is switched off.
    std::string withoutPolicies() const { return as("tp_app_without_policies"); }
    std::string asOwner() const;

private:
    std::string as(const std::string& role) const;
    std::string server_;
    std::string name_;
};

// The one of this run.
TestDatabase& testDatabase();

}  // namespace tp::worlds
