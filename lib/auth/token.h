// Secrets that only their holder knows, and digests.
#pragma once

#include <string>
#include <string_view>

namespace tp {

// 256 random bits as 43 characters of base64url.
std::string randomToken();

// 32 bytes.
std::string sha256(std::string_view bytes);
std::string hmacSha256(std::string_view key, std::string_view bytes);

// Compares in a time that depends on the lengths alone.
bool equalInConstantTime(std::string_view a, std::string_view b);

}  // namespace tp
