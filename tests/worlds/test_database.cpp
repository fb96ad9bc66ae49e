#include "test_database.h"

#include <libpq-fe.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <vector>

namespace tp::worlds {

namespace {

// The part of a migration that goes up.
std::string upOf(const std::filesystem::path& migration) {
    std::ifstream file(migration);
    std::string text(std::istreambuf_iterator<char>(file), {});
    return text.substr(0, text.find("-- migrate:down"));
}

std::vector<std::filesystem::path> migrations() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(TP_MIGRATIONS))
        if (entry.path().extension() == ".sql") files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

// Belongs to the whole cluster, as tp_app does. Nobody signs in with it: the owner's connections take it on.
constexpr auto makeRoleWithoutPolicies = R"(
    do $$ begin
        if to_regrole('tp_app_without_policies') is null then
            create role tp_app_without_policies nologin bypassrls in role tp_app;
        end if;
    end $$)";

}  // namespace

Owner::Owner(const std::string& conninfo) : connection_(PQconnectdb(conninfo.c_str()), PQfinish) {
    if (PQstatus(connection_.get()) != CONNECTION_OK) throw std::runtime_error(PQerrorMessage(connection_.get()));
}

std::string Owner::run(const std::string& sql) {
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection_.get(), sql.c_str()), PQclear);
    const auto status = PQresultStatus(result.get());
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
        throw std::runtime_error(PQerrorMessage(connection_.get()));
    return PQntuples(result.get()) > 0 && PQnfields(result.get()) > 0 ? PQgetvalue(result.get(), 0, 0) : "";
}

TestDatabase::TestDatabase() : name_("worlds_" + std::to_string(getpid())) {
    const char* server = std::getenv("TP_TEST_DATABASE");
    if (server == nullptr) throw std::runtime_error("TP_TEST_DATABASE must name a cluster, as infra/test does");
    server_ = server;
    Owner(server_).run("create database " + name_ + " template template0");
    Owner owner(asOwner());
    owner.run("set client_min_messages = warning");
    for (const auto& migration : migrations()) owner.run(upOf(migration));
    owner.run(makeRoleWithoutPolicies);
    if (const char* breakage = std::getenv("TP_TEST_BREAK")) owner.run(breakage);
}

TestDatabase::~TestDatabase() {
    try {
        Owner(server_).run("drop database " + name_ + " with (force)");
    } catch (const std::exception& failure) {
        std::fputs(failure.what(), stderr);
    }
}

std::string TestDatabase::asOwner() const {
    // Of two mentions libpq takes the last.
    return server_ + " dbname=" + name_;
}

std::string TestDatabase::as(const std::string& role) const {
    return asOwner() + " options='-c role=" + role +
           " -c search_path=pg_catalog,pg_temp -c plan_cache_mode=force_generic_plan -c lock_timeout=3s'";
}

TestDatabase& testDatabase() {
    static TestDatabase database;
    return database;
}

}  // namespace tp::worlds
