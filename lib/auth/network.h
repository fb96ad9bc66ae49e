// Where a request comes from, as limits count it.
#pragma once

#include <string>

namespace tp {

// The address's network: the first 24 bits of IPv4, the first 64 of IPv6, which is what one household or one attacker
// can change its address within. A text that is no address is returned as it is.
std::string networkOf(const std::string& address);

}  // namespace tp
