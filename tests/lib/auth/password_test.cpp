#include "auth/password.h"

#include <gtest/gtest.h>
#include <sodium.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "auth/common_passwords.h"

namespace tp::password {
namespace {

std::string problem(std::string_view password, std::string_view email = "bo@example.org",
                    std::string_view displayName = "Bo Bergstrom") {
    return problemWith(password, email, displayName).value_or("fine");
}

TEST(Password, NeedsTwelveCharactersAndNoKindsOfThem) {
    EXPECT_EQ(problem("eleven char"), "is shorter than 12 characters");
    EXPECT_EQ(problem("just letters"), "fine");
    EXPECT_EQ(problem("\xf0\x9f\x8f\x8b\xf0\x9f\x8f\x8b\xf0\x9f\x8f\x8b"), "is shorter than 12 characters");
}

TEST(Password, HasAtMost128BytesAfterNormalizing) {
    EXPECT_EQ(problem(std::string(127, 'a') + "b"), "fine");
    EXPECT_EQ(problem(std::string(128, 'a') + "b"), "is longer than 128 bytes");
    // One character that NFKC turns into eighteen.
    std::string ligatures;
    for (int i = 0; i < 12; ++i) ligatures += "\xef\xb7\xba";
    EXPECT_EQ(problem(ligatures), "is longer than 128 bytes");
}

TEST(Password, CountsCharactersAfterNormalizing) {
    // Eleven letters, the last one in two parts: e and a combining accent.
    EXPECT_EQ(problem("0123456789e\xcc\x81"), "is shorter than 12 characters");
}

TEST(Password, IsNotAmongTheCommonestInAnySpelling) {
    EXPECT_EQ(problem("password1234"), "is among the commonest passwords");
    EXPECT_EQ(problem("PassWord1234"), "is among the commonest passwords");
    // Full-width letters: another spelling of the same word.
    EXPECT_EQ(problem("\xef\xbd\x90"
                      "assword1234"),
              "is among the commonest passwords");
    for (const auto common : commonPasswords) EXPECT_EQ(problem(common), "is among the commonest passwords") << common;
}

TEST(Password, IsNotTheOwnNameOrEmail) {
    constexpr auto own = "is your own name or e-mail address";
    EXPECT_EQ(problem("BO@example.org", "bo@example.org"), own);
    EXPECT_EQ(problem("bo.bergstrom.1", "Bo.Bergstrom.1@example.org"), own);
    EXPECT_EQ(problem("bo bergstrom", "b@example.org", "Bo Bergstrom"), own);
    EXPECT_EQ(problem("bo bergstrom!", "b@example.org", "Bo Bergstrom"), "fine");
}

// The look-up is a binary search.
TEST(CommonPasswords, AreSortedAndLongEnoughToBeTyped) {
    EXPECT_TRUE(std::ranges::is_sorted(commonPasswords));
    EXPECT_EQ(std::ranges::adjacent_find(commonPasswords), commonPasswords.end());
    for (const auto common : commonPasswords) {
        EXPECT_GE(common.size(), 12) << common;
        EXPECT_TRUE(std::ranges::none_of(common, [](char c) { return c >= 'A' && c <= 'Z'; })) << common;
    }
}

TEST(PasswordHash, IsArgon2idWithItsCostAndASaltOfItsOwn) {
    const auto first = hash("a good password");
    const auto second = hash("a good password");

    EXPECT_TRUE(first.starts_with("$argon2id$v=19$m=65536,t=2,p=1$")) << first;
    EXPECT_NE(first, second);
    EXPECT_TRUE(verify("a good password", first));
    EXPECT_TRUE(verify("a good password", second));
    EXPECT_FALSE(verify("a good passworD", first));
    EXPECT_FALSE(verify("", first));
    EXPECT_FALSE(needsRehash(first));
}

TEST(PasswordHash, TakesTheSamePasswordFromEveryKeyboard) {
    const auto composed = hash("caf\xc3\xa9 au lait!");

    EXPECT_TRUE(verify("cafe\xcc\x81 au lait!", composed));
    EXPECT_FALSE(verify("cafe au lait!", composed));
}

TEST(PasswordHash, OfAnotherCostIsMadeAnew) {
    ASSERT_GE(sodium_init(), 0);
    std::array<char, crypto_pwhash_STRBYTES> cheap{};
    ASSERT_EQ(crypto_pwhash_str(cheap.data(), "a good password", 15, 1, 8192 * 1024), 0);

    EXPECT_TRUE(verify("a good password", cheap.data()));
    EXPECT_TRUE(needsRehash(cheap.data()));
    EXPECT_TRUE(needsRehash("no hash at all"));
    EXPECT_FALSE(verify("a good password", "no hash at all"));
}

TEST(PasswordHash, CostsTheSameWhereNobodyIsKnown) {
    const std::optional<std::string> known = hash("a good password");
    const auto time = [](const std::optional<std::string>& hash) {
        const auto start = std::chrono::steady_clock::now();
        EXPECT_FALSE(verify("a wrong password", hash));
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    time(std::nullopt);  // its hash is made at the first use

    // The fastest of each, in turns, for as long as a busy machine needs to let both have one that is not disturbed.
    double ofNobody = time(std::nullopt);
    double ofSomebody = time(known);
    const auto ratio = [&] { return ofNobody / ofSomebody; };
    for (int i = 0; i < 30 && (i < 4 || std::abs(ratio() - 1) > 0.3); ++i) {
        ofNobody = std::min(ofNobody, time(std::nullopt));
        ofSomebody = std::min(ofSomebody, time(known));
    }

    EXPECT_NEAR(ratio(), 1, 0.3);
}

}  // namespace
}  // namespace tp::password
