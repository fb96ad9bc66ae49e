// Links that are mailed, and who tries them out.
#pragma once

#include <string>
#include <string_view>

#include "db/transaction.h"

namespace tp::account {

// The mail holds the token that the nonce stands for, the database the token's SHA-256.
struct MailedLink {
    std::string nonce;
    std::string tokenHash;
};

// A new one; see linkToken for purposes.
MailedLink makeLink(std::string_view purpose);

// Counts one attempt of a network to use a link: 10 wrong ones in an hour. Throws http::TooManyRequests.
void countLinkAttempt(db::Transaction& tx, const std::string& remoteAddress);
// A right one forgets the wrong ones before it.
void forgetLinkAttempts(db::Transaction& tx, const std::string& remoteAddress);

// Commits the counted attempt and throws http::Forbidden, the same for a link that is used, expired or made up.
[[noreturn]] void refuseLink(db::Transaction& tx);

}  // namespace tp::account
