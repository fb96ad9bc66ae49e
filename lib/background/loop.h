// Runs a process without a route: main() of every background handler is `return background::repeat<endpoint>(...)`.
#pragma once

#include <chrono>

#include "db/transaction.h"
#include "http/endpoint.h"

namespace tp::background {

namespace detail {
int repeat(const http::Endpoint& endpoint, void (*work)(db::Transaction&), std::chrono::seconds interval);
}

// Runs `work` in a transaction of its own, as tp_worker and without any user's identity, every `interval` until
// SIGTERM. What it throws is logged, and the next round tries again.
template <const http::Endpoint& endpoint>
int repeat(void (*work)(db::Transaction&), std::chrono::seconds interval) {
    static_assert(endpoint.access == http::Access::background, "the page gives this row a route");
    return detail::repeat(endpoint, work, interval);
}

}  // namespace tp::background
