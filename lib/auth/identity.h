// Ties a transaction to the session that a request brings.
#pragma once

#include "db/connection.h"
#include "db/transaction.h"
#include "http/caller.h"
#include "http/endpoint.h"

namespace tp::auth {

// Queues the look-up of the session and what `access` asks of it: judged with the transaction's first flush, before any
// other row is handed out. Throws Unauthenticated or Forbidden from there. `identity` must live as long as `tx`.
void identify(http::Identity& identity, http::Access access, db::Transaction& tx);

// Queues the same session for another transaction of the same request.
void continueAs(const http::Identity& identity, db::Transaction& tx);

// Counts one request of the caller against the endpoint's limit a minute. Throws TooManyRequests beyond it, and
// Unauthenticated where the session has ended meanwhile.
void countRequest(const http::Endpoint& endpoint, db::Transaction& tx);

// The same in a transaction of its own, for a request that was refused: its rollback took its count back, and guessing
// must not be free. What fails is only logged.
void countRefused(const http::Identity& identity, const http::Endpoint& endpoint, db::Connection& connection) noexcept;

// Queues the last lock of a request that writes: the end of its session waits for the commit, or has happened and the
// request fails with Unauthenticated.
void holdSession(db::Transaction& tx);

// Marks the session as used, in a transaction of its own: reading requests are READ ONLY. What fails is only logged.
void touchSession(const http::Identity& identity, db::Connection& connection) noexcept;

}  // namespace tp::auth
