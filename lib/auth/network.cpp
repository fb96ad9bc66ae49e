#include "auth/network.h"

#include <arpa/inet.h>

#include <array>
#include <string_view>

#include "types/encoding.h"

namespace tp {

namespace {

// ::ffff:0:0/96, an IPv4 address on an IPv6 socket.
constexpr std::string_view mappedIpv4("\0\0\0\0\0\0\0\0\0\0\xff\xff", 12);

}  // namespace

std::string networkOf(const std::string& address) {
    std::array<char, 16> bytes{};
    if (inet_pton(AF_INET, address.c_str(), bytes.data()) == 1) return toHex({bytes.data(), 3});
    if (inet_pton(AF_INET6, address.c_str(), bytes.data()) != 1) return address;
    const std::string_view whole(bytes.data(), bytes.size());
    return toHex(whole.starts_with(mappedIpv4) ? whole.substr(mappedIpv4.size(), 3) : whole.substr(0, 8));
}

}  // namespace tp
