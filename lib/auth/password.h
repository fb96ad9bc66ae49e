// Passwords: argon2id through libsodium.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tp::password {

// Why a new password is refused, in words for its owner; nothing for a good one. Refused: under 12 characters, over 128
// bytes (both after Unicode's NFKC), among the commonest, or the user's own name or e-mail.
std::optional<std::string> problemWith(std::string_view password, std::string_view email, std::string_view displayName);

// argon2id with 64 MiB and 2 passes over the NFKC form, as a text that names its parameters. About 125 ms of one core.
std::string hash(std::string_view password);

// In the same time whether `hash` is there or not, so that an unknown user costs as much as a wrong password.
bool verify(std::string_view password, const std::optional<std::string>& hash);

// Whether a hash was made with other parameters than new ones are.
bool needsRehash(const std::string& hash);

}  // namespace tp::password
