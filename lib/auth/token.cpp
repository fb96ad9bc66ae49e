#include "auth/token.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <sodium.h>

#include <array>
#include <memory>
#include <stdexcept>

#include "types/encoding.h"

namespace tp {

namespace {

const unsigned char* bytesOf(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

// Looking an algorithm up by name costs more than a short digest: once is enough.
const EVP_MD* sha256Algorithm() {
    static const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> algorithm(EVP_MD_fetch(nullptr, "SHA256", nullptr),
                                                                           EVP_MD_free);
    return algorithm.get();
}

}  // namespace

std::string randomToken() {
    std::array<unsigned char, 32> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) throw std::runtime_error("no random numbers");
    return toBase64Url({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

std::string sha256(std::string_view bytes) {
    static thread_local const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                                              EVP_MD_CTX_free);
    std::array<unsigned char, 32> digest{};
    if (EVP_DigestInit_ex(context.get(), sha256Algorithm(), nullptr) != 1 ||
        EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()) != 1 ||
        EVP_DigestFinal_ex(context.get(), digest.data(), nullptr) != 1)
        throw std::runtime_error("SHA-256 failed");
    return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

std::string hmacSha256(std::string_view key, std::string_view bytes) {
    // Of libsodium: OpenSSL looks the algorithm up anew at each call.
    crypto_auth_hmacsha256_state state;
    std::array<unsigned char, crypto_auth_hmacsha256_BYTES> code{};
    crypto_auth_hmacsha256_init(&state, bytesOf(key), key.size());
    crypto_auth_hmacsha256_update(&state, bytesOf(bytes), bytes.size());
    crypto_auth_hmacsha256_final(&state, code.data());
    return {reinterpret_cast<const char*>(code.data()), code.size()};
}

bool equalInConstantTime(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace tp
