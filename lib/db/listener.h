// What triggers tell on a channel of NOTIFY: only what was committed, in the order of the commits.
#pragma once

#include <chrono>
#include <csignal>
#include <memory>
#include <string>
#include <vector>

struct pg_conn;

namespace tp::db {

class Listener {
public:
    // Connects and begins to listen. Throws http::Unavailable where there is no server.
    Listener(const std::string& parameters, const std::string& channel);

    // What was told since the last call; waits for it at most that long, and no longer than until a signal that is
    // blocked but for `waitingMask` arrives. Throws http::Unavailable once the connection is lost: what was told
    // meanwhile, nobody knows.
    std::vector<std::string> wait(std::chrono::milliseconds atMost, const sigset_t& waitingMask);

private:
    struct Close {
        void operator()(pg_conn* connection) const;
    };
    std::vector<std::string> told();
    std::unique_ptr<pg_conn, Close> connection_;
};

}  // namespace tp::db
