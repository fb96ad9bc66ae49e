#include "http/idempotency.h"

#include <algorithm>

#include "auth/token.h"
#include "http/error.h"

namespace tp::http {

namespace {

void requireVisibleAscii(const std::string& key) {
    const bool visible = std::ranges::all_of(key, [](char c) { return c > ' ' && c < 0x7F; });
    if (key.empty() || key.size() > 128 || !visible)
        throw InvalidInput("Idempotency-Key", "is not 1 to 128 visible ASCII characters");
}

}  // namespace

std::optional<StoredReply> claimKey(const Endpoint& endpoint, const Request& request, db::Transaction& tx) {
    const auto& key = *request.idempotencyKey;
    requireVisibleAscii(key);
    std::string whole = endpoint.source;
    whole.append(1, '\0').append(request.path).append(1, '\0').append(request.body);
    const std::string requestHash = sha256(whole);

    const auto claimed = tx.query(
        "insert into app.idempotency_keys as k (key, request_hash) values ($1, $2) "
        "on conflict (user_id, key) do update set request_hash = excluded.request_hash, status = null, body = null, "
        "created_at = now() "
        "where k.created_at < now() - interval '24 hours' returning key",
        key, db::Bytes{requestHash});
    if (!claimed.empty()) return std::nullopt;

    const auto stored = tx.query(
        "select status, body, request_hash = $2 from app.idempotency_keys "
        "where user_id = app.caller() and key = $1",
        key, db::Bytes{requestHash});
    if (stored.empty()) throw Unavailable();
    if (!stored[0].get<bool>(2)) throw IdempotencyMismatch();
    if (stored[0].isNull(0)) throw Forbidden();  // withdrawn with the right to see it
    return StoredReply{stored[0].get<int>(0), stored[0].maybe<std::string>(1).value_or("")};
}

void storeReply(const Request& request, const StoredReply& reply, db::Transaction& tx) {
    tx.later(
        "update app.idempotency_keys set status = $2, body = $3 where user_id = app.caller() and key "
        "= $1",
        *request.idempotencyKey, reply.status, reply.body);
}

void releaseKey(const Request& request, db::Transaction& tx) {
    if (request.idempotencyKey)
        tx.later(
            "delete from app.idempotency_keys where user_id = app.caller() and key = $1 "
            "and status is null",
            *request.idempotencyKey);
}

}  // namespace tp::http
