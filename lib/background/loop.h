// Runs a process without a route: main() of every background handler is `return background::repeat<endpoint>(...)`.
#pragma once

#include <chrono>
#include <functional>

#include "db/connection.h"
#include "db/transaction.h"
#include "http/endpoint.h"

namespace tp::background {

namespace detail {
int repeat(const http::Endpoint& endpoint, const std::function<bool(db::Connection&)>& work,
           std::chrono::seconds interval);
}

// Calls `work` with a connection as tp_worker, which has no user's identity, every `interval` until SIGTERM; again at
// once where it returns true. What it throws is logged, and the next round tries again.
template <const http::Endpoint& endpoint>
int repeatWhileBusy(bool (*work)(db::Connection&), std::chrono::seconds interval) {
    static_assert(endpoint.access == http::Access::background, "the page gives this row a route");
    return detail::repeat(endpoint, work, interval);
}

// The same with one transaction a round.
template <const http::Endpoint& endpoint>
int repeat(void (*work)(db::Transaction&), std::chrono::seconds interval) {
    static_assert(endpoint.access == http::Access::background, "the page gives this row a route");
    const auto round = [work](db::Connection& connection) {
        db::Transaction tx(connection, db::Mode::readWrite);
        work(tx);
        tx.commit();
        return false;
    };
    return detail::repeat(endpoint, round, interval);
}

}  // namespace tp::background
