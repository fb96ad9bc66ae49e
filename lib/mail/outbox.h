// The mails on their way, which wait in the database: queued in the transaction of what they tell, claimed and sent by
// the worker, and given up after a day as dead letters.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/transaction.h"
#include "json/fields.h"
#include "types/instant.h"
#include "types/uuid.h"

namespace tp::mail {

// A mail that is this process's to send for the next two minutes.
struct Claimed {
    Uuid id;
    int attempt;  // 1, 2, 3 …
    std::string toAddress;
    std::optional<Uuid> toUser;
    std::string templateName;
    std::string details;  // a JSON object
    Instant createdAt;
};

// The mail that has been due longest, if any. Other processes get another one.
std::optional<Claimed> claim(db::Transaction& tx);
void markSent(db::Transaction& tx, const Claimed& mail);
// Tries again later, unless it is in vain or a day has gone by.
void markFailed(db::Transaction& tx, const Claimed& mail, const std::string& error, bool inVain);

// The nonce of the link that turns off the mails of this kind for this user; none for what is no notification.
std::optional<std::string> unsubscribeNonce(db::Transaction& tx, const Uuid& userId, const std::string& kind);

// A mail that was given up.
struct DeadLetter {
    Uuid id;
    std::string toAddress;
    std::string templateName;
    int attempts = 0;
    std::string lastError;
    Instant createdAt;
    Instant failedAt;

    static constexpr const char* schemaName = "DeadLetter";
    static constexpr auto fields() {
        return std::tuple{json::required("id", &DeadLetter::id),
                          json::required("toAddress", &DeadLetter::toAddress),
                          json::required("template", &DeadLetter::templateName),
                          json::required("attempts", &DeadLetter::attempts),
                          json::required("lastError", &DeadLetter::lastError),
                          json::required("createdAt", &DeadLetter::createdAt),
                          json::required("failedAt", &DeadLetter::failedAt)};
    }
};

// Where the list goes on, the latest first.
struct BeforeFailure {
    Instant failedAt;
    Uuid id;

    static constexpr auto fields() {
        return std::tuple{json::required("failedAt", &BeforeFailure::failedAt),
                          json::required("id", &BeforeFailure::id)};
    }
};

// Nothing for who is no administrator. One more than `limit` where there are more.
std::vector<DeadLetter> listDeadLetters(db::Transaction& tx, const std::optional<BeforeFailure>& before, int limit);
// Throws Forbidden where there is no such dead letter.
void retry(db::Transaction& tx, const Uuid& mailId);

}  // namespace tp::mail
