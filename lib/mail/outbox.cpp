#include "mail/outbox.h"

#include "auth/link_token.h"
#include "auth/token.h"
#include "http/error.h"

namespace tp::mail {

std::optional<Claimed> claim(db::Transaction& tx) {
    const auto rows =
        tx.query("select id, attempt, to_address, to_user, template, details, created_at from private.claim_mail()");
    if (rows.empty()) return std::nullopt;
    const auto row = rows[0];
    return Claimed{row.get<Uuid>(0),        row.get<int>(1),         row.get<std::string>(2), row.maybe<Uuid>(3),
                   row.get<std::string>(4), row.get<std::string>(5), row.get<Instant>(6)};
}

void markSent(db::Transaction& tx, const Claimed& mail) { tx.query("select private.mail_sent($1)", mail.id); }

void markFailed(db::Transaction& tx, const Claimed& mail, const std::string& error, bool inVain) {
    tx.query("select private.mail_failed($1, $2::int, $3, $4)", mail.id, mail.attempt, error, inVain);
}

std::optional<std::string> unsubscribeNonce(db::Transaction& tx, const Uuid& userId, const std::string& kind) {
    const auto fresh = randomToken();
    const auto tokenHash = sha256(linkToken("unsubscribe", fresh));
    return tx.query("select private.unsubscribe_nonce($1, $2, $3, $4)", userId, kind, fresh, db::Bytes{tokenHash})[0]
        .maybe<std::string>(0);
}

std::vector<DeadLetter> listDeadLetters(db::Transaction& tx, const std::optional<BeforeFailure>& before, int limit) {
    return tx
        .query(
            "select id, to_address, template, attempts, last_error, created_at, failed_at "
            "from app.dead_letters($1::timestamptz, $2::uuid, $3::int + 1)",
            db::parameter(before, &BeforeFailure::failedAt), db::parameter(before, &BeforeFailure::id), limit)
        .map([](const db::Row& row) {
            return DeadLetter{row.get<Uuid>(0),   row.get<std::string>(1), row.get<std::string>(2),
                              row.get<int>(3),    row.get<std::string>(4), row.get<Instant>(5),
                              row.get<Instant>(6)};
        });
}

void retry(db::Transaction& tx, const Uuid& mailId) {
    if (!tx.query("select app.retry_mail($1)", mailId)[0].get<bool>(0)) throw http::Forbidden();
}

}  // namespace tp::mail
