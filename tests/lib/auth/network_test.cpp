#include "auth/network.h"

#include <gtest/gtest.h>

namespace tp {
namespace {

TEST(Network, IsTheFirst24BitsOfAnIpv4Address) {
    EXPECT_EQ(networkOf("192.0.2.1"), networkOf("192.0.2.254"));
    EXPECT_NE(networkOf("192.0.2.1"), networkOf("192.0.3.1"));
}

TEST(Network, IsTheFirst64BitsOfAnIpv6Address) {
    EXPECT_EQ(networkOf("2001:db8:1:2::1"), networkOf("2001:db8:1:2:ffff:ffff:ffff:ffff"));
    EXPECT_NE(networkOf("2001:db8:1:2::1"), networkOf("2001:db8:1:3::1"));
    EXPECT_EQ(networkOf("2001:DB8::1"), networkOf("2001:db8:0:0::1"));
}

// Otherwise the whole of IPv4 would be one network, and one attacker could lock everybody out.
TEST(Network, SeesTheIpv4AddressInAnIpv6One) {
    EXPECT_EQ(networkOf("::ffff:192.0.2.1"), networkOf("192.0.2.7"));
    EXPECT_NE(networkOf("::ffff:192.0.2.1"), networkOf("::ffff:198.51.100.1"));
}

TEST(Network, LeavesWhatIsNoAddressAsItIs) {
    EXPECT_EQ(networkOf(""), "");
    EXPECT_EQ(networkOf("unix:"), "unix:");
    EXPECT_EQ(networkOf("192.0.2.256"), "192.0.2.256");
}

}  // namespace
}  // namespace tp
