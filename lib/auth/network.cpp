#include "auth/network.h"

#include <arpa/inet.h>

#include <array>

#include "types/encoding.h"

namespace tp {

std::string networkOf(const std::string& address) {
    std::array<char, 16> bytes{};
    if (inet_pton(AF_INET, address.c_str(), bytes.data()) == 1) return toHex({bytes.data(), 3});
    if (inet_pton(AF_INET6, address.c_str(), bytes.data()) == 1) return toHex({bytes.data(), 8});
    return address;
}

}  // namespace tp
