#include "auth/link_token.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <stdexcept>

namespace tp {
namespace {

struct LinkToken : testing::Test {
    LinkToken() { useKey(std::string(64, 'a')); }
    ~LinkToken() override { unsetenv("TP_LINK_KEY"); }
    static void useKey(const std::string& key) { setenv("TP_LINK_KEY", key.c_str(), 1); }
};

// printf 'invitation:nonce' | openssl dgst -sha256 -hmac aaaa… -binary | basenc --base64url
TEST_F(LinkToken, IsTheKeyedDigestOfPurposeAndNonce) {
    EXPECT_EQ(linkToken("invitation", "nonce"), "9hPM5WgoLWoGn8H8NtcByYKxJpmUMZo3H6NMt3ivZs0");
}

TEST_F(LinkToken, DependsOnKeyPurposeAndNonce) {
    const auto token = linkToken("invitation", "nonce");

    EXPECT_EQ(linkToken("invitation", "nonce"), token);
    EXPECT_NE(linkToken("unsubscribe", "nonce"), token);
    EXPECT_NE(linkToken("invitation", "other"), token);
    useKey(std::string(64, 'b'));
    EXPECT_NE(linkToken("invitation", "nonce"), token);
}

TEST_F(LinkToken, NeedsAWholeKey) {
    useKey(std::string(63, 'a'));
    EXPECT_THROW(linkToken("invitation", "nonce"), std::runtime_error);
    unsetenv("TP_LINK_KEY");
    EXPECT_THROW(linkToken("invitation", "nonce"), std::runtime_error);
}

}  // namespace
}  // namespace tp
