// A process's connection to PostgreSQL. libpqxx opens, checks and closes it; statements go through Transaction.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

struct pg_conn;

namespace tp::db {

class Connection {
public:
    // Connects at the first use. `parameters` in libpq's key=value form.
    explicit Connection(std::string parameters);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    // From the environment: TP_DATABASE and the password of `role` (tp_app: TP_APP_PASSWORD, tp_auth:
    // TP_AUTH_PASSWORD, tp_worker: TP_WORKER_PASSWORD).
    static std::string parametersFor(std::string_view role);

    // The open connection, reopened where the server went away meanwhile. Throws http::Unavailable where there is none.
    pg_conn* handle();
    // What was sent last, a COMMIT that changes nothing, is answered while nobody waits; handle() reads it.
    void leaveUnread() { unread_ = true; }
    // Closes it; the next use opens a new one.
    void drop() noexcept;

    // The name under which a statement is prepared on this connection, and whether it has yet to be.
    struct Statement {
        const std::string& name;  // stays until the connection is dropped or the statement forgotten
        bool isNew;
    };
    Statement statement(std::string_view sql);
    // A statement whose preparation failed is not there.
    void forget(const std::string& name);

private:
    class Link;
    bool isAlive();
    std::string parameters_;
    std::unique_ptr<Link> link_;
    struct HashOfText {
        using is_transparent = void;  // NOLINT(readability-identifier-naming): the standard library's name
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::unordered_map<std::string, std::string, HashOfText, std::equal_to<>> statements_;  // names by texts
    int statementsMade_ = 0;
    bool unread_ = false;
};

}  // namespace tp::db
