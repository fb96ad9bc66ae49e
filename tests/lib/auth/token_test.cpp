#include "auth/token.h"

#include <gtest/gtest.h>

#include <set>

#include "types/encoding.h"

namespace tp {
namespace {

TEST(Token, HoldsThirtyTwoRandomBytes) {
    std::set<std::string> tokens;
    for (int i = 0; i < 1000; ++i) {
        const auto token = randomToken();
        ASSERT_EQ(token.size(), 43);
        ASSERT_EQ(fromBase64Url(token).value_or("").size(), 32);
        tokens.insert(token);
    }
    EXPECT_EQ(tokens.size(), 1000);
}

// FIPS 180-4's example, and the digest of nothing.
TEST(Sha256, KnowsTheExamples) {
    EXPECT_EQ(toHex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(toHex(sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

// RFC 4231, test cases 1 and 2, and an empty key.
TEST(HmacSha256, KnowsTheExamplesOfTheRfc) {
    EXPECT_EQ(toHex(hmacSha256(std::string(20, '\x0b'), "Hi There")),
              "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    EXPECT_EQ(toHex(hmacSha256("Jefe", "what do ya want for nothing?")),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    EXPECT_EQ(toHex(hmacSha256("", "")), "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
}

TEST(EqualInConstantTime, ComparesEveryByte) {
    EXPECT_TRUE(equalInConstantTime("", ""));
    EXPECT_TRUE(equalInConstantTime("token", "token"));
    EXPECT_FALSE(equalInConstantTime("token", "tokeN"));
    EXPECT_FALSE(equalInConstantTime("token", "Token"));
    EXPECT_FALSE(equalInConstantTime("token", "toke"));
}

}  // namespace
}  // namespace tp
