// background/send_mail: into files, as without SMTP_URL. (With a relay: tests/faults/mail_test.sh.)
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>

#include "auth/link_token.h"
#include "auth/token.h"
#include "http_test.h"

namespace {

using namespace tp::test;

struct SendMail : HttpTest {
    Person bo = athlete("Bo");

    // The mail to this address, as soon as it is there. Soft line breaks and the = of an = are taken out.
    static std::string mailTo(const std::string& address) {
        const auto id = valueOf("select id from private.mail_outbox where to_address = $1", {address});
        const char* data = std::getenv("TP_TEST_DATA_DIR");
        const auto path = std::filesystem::path(data != nullptr ? data : "") / "mail" / (id + ".eml");
        for (int tries = 0; tries < 100 && !std::filesystem::exists(path); ++tries)
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        std::ifstream file(path);
        const std::string text(std::istreambuf_iterator<char>(file), {});
        return std::regex_replace(std::regex_replace(text, std::regex("=\r\n"), ""), std::regex("=3D"), "=");
    }
    static std::string waitForEnd(const std::string& address) {
        for (int tries = 0; tries < 100; ++tries) {
            if (rowsIn("private.mail_outbox", "to_address = $1 and (sent_at is not null or failed_at is not null)",
                       {address}) == 1)
                break;
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
        return valueOf(
            "select case when sent_at is not null then 'sent' else coalesce(last_error, '') end "
            "from private.mail_outbox where to_address = $1",
            {address});
    }
};

TEST_F(SendMail, WritesWhatHappenedAndHowToStopHearingOfIt) {
    ASSERT_EQ(as(coach("Ana")).post("/api/coach/athletes/connect", body({{"athleteEmail", bo.email}})).status, 201);

    const auto mail = mailTo(bo.email);

    EXPECT_NE(mail.find("To: <" + bo.email + ">\r\n"), std::string::npos) << mail;
    EXPECT_NE(mail.find("Subject: Ana is your coach now\r\n"), std::string::npos);
    EXPECT_NE(mail.find("See your coach:\r\n" + siteUrl() + "/my-coach"), std::string::npos);
    EXPECT_NE(mail.find("href=\"" + siteUrl() + "/my-coach\""), std::string::npos);
    std::smatch link;
    ASSERT_TRUE(std::regex_search(mail, link, std::regex("List-Unsubscribe: <(.*)/unsubscribe/([A-Za-z0-9_-]{43})>")));
    EXPECT_EQ(link[1], siteUrl());

    EXPECT_EQ(nobody().from(Network().address()).post("/api/mail/unsubscribe", body({{"token", link[2].str()}})).status,
              204);
    EXPECT_EQ(rowsIn("app.notification_preferences", "user_id = $1 and kind = 'connected' and not mail", {bo.id}), 1);
}

TEST_F(SendMail, MakesLinksThatTheDatabaseDoesNotHold) {
    const auto nonce = tp::randomToken();
    sql("select private.enqueue_mail($1, null, 'password_reset', jsonb_build_object('nonce', $2::text))",
        {bo.email, nonce});

    const auto mail = mailTo(bo.email);

    EXPECT_NE(mail.find(siteUrl() + "/reset-password/" + tp::linkToken("password_reset", nonce)), std::string::npos)
        << mail;
    EXPECT_EQ(mail.find("List-Unsubscribe"), std::string::npos);
    EXPECT_EQ(waitForEnd(bo.email), "sent");
    EXPECT_EQ(valueOf("select details::text from private.mail_outbox where to_address = $1", {bo.email}), "{}");
}

TEST_F(SendMail, GivesUpWhatCanNotBeWritten) {
    sql("select private.enqueue_mail($1, null, 'tea', '{}')", {bo.email});
    const std::string bad = uniqueEmail("bad") + "\r\nRCPT TO:<eve@example.test>";
    sql("select private.enqueue_mail($1, null, 'password_changed', '{}')", {bad});

    EXPECT_EQ(waitForEnd(bo.email), "there is no template tea");
    EXPECT_EQ(waitForEnd(bad), "the address is not plain");
}

}  // namespace
