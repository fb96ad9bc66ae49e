// auth/forgot_password
#include <algorithm>
#include <chrono>

#include "http_test.h"
#include "mail.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/auth/password/forgot";

struct ForgotPassword : HttpTest {
    Person bo = athlete("Bo");
    Network network;

    static Answer ask(const std::string& address, const std::string& email) {
        return nobody().from(address).post(path, body({{"email", email}}));
    }
    long mails() const { return mailsTo(bo.email, "password_reset"); }
};

TEST_F(ForgotPassword, MailsALink) {
    auto shouted = bo.email;
    std::ranges::transform(shouted, shouted.begin(), [](unsigned char c) { return std::toupper(c); });

    const auto answer = ask(network.address(), "  " + shouted + "\t");

    EXPECT_EQ(answer.status, 204) << answer.body;
    EXPECT_EQ(mails(), 1);
    const auto token = mailedToken(bo.email, "password_reset");
    EXPECT_EQ(token.size(), 43);
    EXPECT_EQ(rowsIn("private.password_resets",
                     "user_id = $1 and token_hash = sha256($2::bytea) and expires_at between "
                     "now() + interval '59 minutes' and now() + interval '1 hour'",
                     {bo.id, token}),
              1);
    EXPECT_EQ(mailedDetails(bo.email, "password_reset").names(), std::vector<std::string>{"nonce"})
        << "the database never holds the token";
}

TEST_F(ForgotPassword, AnswersForAnUnknownEmailAlike) {
    const auto email = uniqueEmail("nobody");

    const auto known = ask(network.address(), bo.email);
    const auto unknown = ask(network.address(), email);

    EXPECT_EQ(known.status, 204);
    EXPECT_EQ(unknown.status, 204);
    EXPECT_EQ(unknown.body, known.body);
    const auto names = [](const Answer& answer) {
        std::vector<std::string> all;
        for (const auto& [name, value] : answer.headers) all.push_back(name);
        return all;
    };
    EXPECT_EQ(names(unknown), names(known));
    EXPECT_EQ(mailsTo(email, "password_reset"), 0);
}

// The middle one of many tries, taken in turns, so that a busy machine doesn't decide.
TEST_F(ForgotPassword, TakesAsLongForAnUnknownEmail) {
    const auto milliseconds = [](const std::string& email) {
        const auto address = Network().address();
        const auto start = std::chrono::steady_clock::now();
        ask(address, email);
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    };
    std::vector<double> known, unknown;
    for (int i = 0; i < 15; ++i) {
        known.push_back(milliseconds(i % 10 == 0 ? (bo = athlete("Bo")).email : bo.email));
        unknown.push_back(milliseconds(uniqueEmail("nobody")));
    }
    std::ranges::sort(known);
    std::ranges::sort(unknown);

    EXPECT_GT(unknown[7], known[7] * 0.9);
    EXPECT_LT(unknown[7], known[7] * 1.1);
}

TEST_F(ForgotPassword, TakesFiveAnHourForAnEmailFromANetwork) {
    for (const auto& email : {bo.email, uniqueEmail("nobody")}) {
        const auto answers = atOnce(7, [&](int i) { return ask(network.address(i + 1), email); });

        EXPECT_EQ(countOf(answers, 204), 5);
        EXPECT_EQ(countOf(answers, 429), 2);
    }
    EXPECT_EQ(mails(), 5);
    EXPECT_EQ(ask(Network().address(), bo.email).status, 204) << "elsewhere the owner is let through";
}

TEST_F(ForgotPassword, TakesTwentyAnHourFromANetwork) {
    for (int i = 0; i < 20; ++i) EXPECT_EQ(ask(network.address(i + 1), uniqueEmail("nobody")).status, 204);

    EXPECT_TRUE(refused(ask(network.address(30), bo.email), 429, "too_many_requests"));
    EXPECT_EQ(mails(), 0);
}

// A mailbox is not flooded, and the links in it stay good.
TEST_F(ForgotPassword, MailsNoMoreThanTenLiveLinks) {
    ask(network.address(), bo.email);
    const auto first = mailedToken(bo.email, "password_reset");
    for (int i = 0; i < 12; ++i) EXPECT_EQ(ask(Network().address(), bo.email).status, 204);

    EXPECT_EQ(mails(), 10);
    EXPECT_EQ(rowsIn("private.password_resets", "user_id = $1 and token_hash = sha256($2::bytea)", {bo.id, first}), 1);
}

TEST_F(ForgotPassword, NamesEveryWrongFieldAndRefusesOtherSites) {
    const auto from = nobody().from(network.address());

    EXPECT_TRUE(refusedFields(from.post(path, "{}"), {"email"}));
    EXPECT_TRUE(refusedFields(from.post(path, R"({"email": "bo", "userId": 1})"), {"email", "userId"}));
    EXPECT_TRUE(
        refused(from.with("Sec-Fetch-Site", "cross-site").post(path, body({{"email", bo.email}})), 403, "cross_site"));
    EXPECT_EQ(mails(), 0);
}

}  // namespace
