// A POST that creates, sent again with the same Idempotency-Key, is answered again and runs once.
#pragma once

#include <optional>
#include <string>

#include "db/transaction.h"
#include "http/endpoint.h"
#include "http/request.h"

namespace tp::http {

struct StoredReply {
    int status;
    std::string body;
};

// Claims the request's key for the caller within the transaction, or gives the answer that was stored for it. A second
// request with the key waits here until the first has committed or failed. Keys are kept for 24 hours.
// Throws InvalidInput where the key is not 1 to 128 visible ASCII characters, and IdempotencyMismatch
// where it was used for another request.
std::optional<StoredReply> claimKey(const Endpoint& endpoint, const Request& request, db::Transaction& tx);

// Queues the storing of the answer under the claimed key; it commits with what the request did.
void storeReply(const Request& request, const StoredReply& reply, db::Transaction& tx);

// Queues giving the request's key back, if it has one: for a refusal whose transaction commits all the same.
void releaseKey(const Request& request, db::Transaction& tx);

}  // namespace tp::http
