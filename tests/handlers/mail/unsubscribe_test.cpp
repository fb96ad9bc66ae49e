// mail/unsubscribe
#include "auth/link_token.h"
#include "auth/token.h"
#include "http_test.h"
#include "types/encoding.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/mail/unsubscribe";

struct Unsubscribe : HttpTest {
    Person bo = athlete("Bo");
    Network network;

    std::string linkFor(const std::string& kind) const {
        const auto nonce = tp::randomToken();
        auto token = tp::linkToken("unsubscribe", nonce);
        sql("insert into private.unsubscribe_links (user_id, kind, nonce, token_hash) values ($1, $2, $3, decode($4, "
            "'hex'))",
            {bo.id, kind, nonce, tp::toHex(tp::sha256(token))});
        return token;
    }
    Answer use(const std::string& token) const {
        return nobody().from(network.address()).post(path, body({{"token", token}}));
    }
    long mails() const { return rowsIn("private.mail_outbox", "to_user = $1", {bo.id}); }
    void tell(const std::string& kind) const {
        sql("select private.notify($1, $2, null, $3)", {bo.id, kind, missingId()});
    }
};

TEST_F(Unsubscribe, TurnsOffTheMailsOfOneKind) {
    const auto token = linkFor("message");

    EXPECT_EQ(use(token).status, 204);
    EXPECT_EQ(use(token).status, 204);

    tell("message");
    EXPECT_EQ(mails(), 0);
    tell("connected");
    EXPECT_EQ(mails(), 1);
    EXPECT_EQ(rowsIn("app.notifications", "recipient_id = $1 and in_app", {bo.id}), 2);
}

TEST_F(Unsubscribe, WorksForWhoIsSignedInAsSomebodyElse) {
    const auto token = linkFor("message");

    EXPECT_EQ(as(athlete("Cy")).from(network.address()).post(path, body({{"token", token}})).status, 204);
    EXPECT_EQ(rowsIn("app.notification_preferences", "user_id = $1 and kind = 'message' and not mail", {bo.id}), 1);
}

TEST_F(Unsubscribe, RefusesEveryOtherToken) {
    const auto token = linkFor("message");
    const auto unknown = use(tp::randomToken());

    EXPECT_TRUE(refused(unknown, 403, "forbidden"));
    EXPECT_TRUE(equallyForbidden(unknown, use(token + "x")));
    EXPECT_TRUE(equallyForbidden(unknown, use(" " + token)));
    EXPECT_TRUE(equallyForbidden(unknown, use("' or true --")));
    EXPECT_TRUE(refusedFields(use(""), {"token"}));
    EXPECT_EQ(rowsIn("app.notification_preferences", "user_id = $1", {bo.id}), 0);
}

}  // namespace
