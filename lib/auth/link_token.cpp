#include "auth/link_token.h"

#include <cstdlib>
#include <stdexcept>

#include "auth/token.h"
#include "types/encoding.h"

namespace tp {

std::string linkToken(std::string_view purpose, std::string_view nonce) {
    const char* const key = std::getenv("TP_LINK_KEY");
    if (key == nullptr || std::string_view(key).size() < 64)
        throw std::runtime_error("TP_LINK_KEY must be set to 64 hexadecimal digits");
    return toBase64Url(hmacSha256(key, std::string(purpose) + ':' + std::string(nonce)));
}

}  // namespace tp
