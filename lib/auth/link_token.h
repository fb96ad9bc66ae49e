// The secrets in links that go out by mail.
#pragma once

#include <string>
#include <string_view>

namespace tp {

// The token that a nonce stands for, as 43 characters of base64url: HMAC-SHA-256 of "purpose:nonce" under the
// installation's link key. The database holds the nonce and sha256(token), so neither it nor a copy of it opens a link;
// whoever writes the mail makes the token anew. A nonce is a randomToken(). Purposes: invitation, password_reset,
// confirm_email, unsubscribe.
// Throws std::runtime_error where TP_LINK_KEY is not set to at least 256 bits in hexadecimal.
std::string linkToken(std::string_view purpose, std::string_view nonce);

}  // namespace tp
