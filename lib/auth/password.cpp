#include "auth/password.h"

#include <sodium.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <memory>
#include <stdexcept>

#include "auth/common_passwords.h"
#include "types/encoding.h"

namespace tp::password {

namespace {

constexpr unsigned long long passes = 2;
constexpr std::size_t memory = 64UL * 1024 * 1024;
constexpr std::size_t fewestCharacters = 12;
constexpr std::size_t mostBytes = 128;

void startSodium() {
    static const int started = sodium_init();
    if (started < 0) throw std::runtime_error("libsodium does not start");
}

// NFKC, so that one password typed on two keyboards is one password; with case folding for comparisons.
std::string normalized(std::string_view text, bool folded) {
    utf8proc_uint8_t* out = nullptr;
    const auto options = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | (folded ? UTF8PROC_CASEFOLD : 0);
    const auto length =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                     &out, static_cast<utf8proc_option_t>(options));
    if (length < 0) throw std::invalid_argument("the password is not well-formed Unicode");
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(out, std::free);
    return {reinterpret_cast<const char*>(out), static_cast<std::size_t>(length)};
}

std::string hashed(std::string_view normalizedPassword) {
    startSodium();
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (crypto_pwhash_str_alg(text.data(), normalizedPassword.data(), normalizedPassword.size(), passes, memory,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::runtime_error("argon2id ran out of memory");
    return text.data();
}

}  // namespace

std::optional<std::string> problemWith(std::string_view password, std::string_view email,
                                       std::string_view displayName) {
    const std::string kept = normalized(password, false);
    if (countCodePoints(kept) < fewestCharacters) return "is shorter than 12 characters";
    if (kept.size() > mostBytes) return "is longer than 128 bytes";
    const std::string folded = normalized(password, true);
    if (std::ranges::binary_search(commonPasswords, std::string_view(folded)))
        return "is among the commonest passwords";
    const auto localPart = email.substr(0, email.find('@'));
    for (const auto own : {email, localPart, displayName})
        if (!own.empty() && folded == normalized(own, true)) return "is your own name or e-mail address";
    return std::nullopt;
}

std::string hash(std::string_view password) { return hashed(normalized(password, false)); }

bool verify(std::string_view password, const std::optional<std::string>& hash) {
    startSodium();
    static const std::string nobodysHash = hashed("nobody's password");
    const std::string kept = normalized(password, false);
    const std::string& compared = hash ? *hash : nobodysHash;
    return crypto_pwhash_str_verify(compared.c_str(), kept.data(), kept.size()) == 0 && hash.has_value();
}

bool needsRehash(const std::string& hash) {
    startSodium();
    return crypto_pwhash_str_needs_rehash(hash.c_str(), passes, memory) != 0;
}

}  // namespace tp::password
