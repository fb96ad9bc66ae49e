#include "mail/letter.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <stdexcept>

#include "auth/link_token.h"

namespace tp::mail {
namespace {

const std::string site = "https://training.example.org";

struct Letters : testing::Test {
    Letters() { setenv("TP_LINK_KEY", std::string(64, 'a').c_str(), 1); }
    ~Letters() override { unsetenv("TP_LINK_KEY"); }
};

TEST_F(Letters, ThereIsOneForEachKindAndOccasion) {
    const std::string details =
        R"({"actorName": "Ana", "coachName": "Ana", "sourceId": "0190f3a0-0000-7000-8000-000000000000", "title": "Squats",
            "nonce": "n", "dueAt": "2026-12-03T09:30:00.000Z", "expiresAt": "2026-12-03T09:30:00.000Z"})";
    for (const char* name : {"invitation_received",
                             "invitation_accepted",
                             "invitation_declined",
                             "connected",
                             "connection_paused",
                             "connection_resumed",
                             "connection_ended",
                             "assignment_created",
                             "workout_completed",
                             "program_assigned",
                             "program_completed",
                             "insight",
                             "message",
                             "message_reported",
                             "report_closed",
                             "report_filed",
                             "invitation",
                             "password_reset",
                             "confirm_email",
                             "email_changed",
                             "email_in_use",
                             "password_changed",
                             "deletion_scheduled",
                             "deletion_cancelled"}) {
        const auto letter = letterOf(name, details, site);
        EXPECT_FALSE(letter.subject.empty()) << name;
        EXPECT_FALSE(letter.paragraphs.empty()) << name;
        EXPECT_TRUE(letter.link.starts_with(site + "/")) << name;
        // Most need no more than this: an actor may be gone, a title missing.
        if (std::string_view("message invitation password_reset confirm_email deletion_scheduled").find(name) ==
            std::string::npos)
            EXPECT_NO_THROW(letterOf(name, "{}", site)) << name;
        else
            EXPECT_THROW(letterOf(name, "{}", site), std::invalid_argument) << name;
    }
    EXPECT_THROW(letterOf("tea", details, site), std::invalid_argument);
}

TEST_F(Letters, LinksAreMadeFromTheNonce) {
    EXPECT_EQ(letterOf("invitation", R"({"coachName": "Ana", "nonce": "n"})", site).link,
              site + "/invitations/" + linkToken("invitation", "n"));
    EXPECT_EQ(letterOf("password_reset", R"({"nonce": "n"})", site).link,
              site + "/reset-password/" + linkToken("password_reset", "n"));
    EXPECT_EQ(letterOf("confirm_email", R"({"nonce": "n"})", site).link,
              site + "/confirm-email/" + linkToken("confirm_email", "n"));
    EXPECT_EQ(unsubscribeUrl(site, "n"), site + "/unsubscribe/" + linkToken("unsubscribe", "n"));
}

TEST_F(Letters, TellTimesInWords) {
    const auto letter = letterOf("deletion_scheduled", R"({"dueAt": "2026-12-03T09:30:00.000Z"})", site);

    EXPECT_NE(letter.paragraphs[0].find("on 2026-12-03 09:30 UTC."), std::string::npos) << letter.paragraphs[0];
}

TEST_F(Letters, AreTheSameAsText) {
    const Letter letter{"Subject", {"One.", "Two."}, "mine:\nyours", "Go", site + "/x"};

    EXPECT_EQ(asText(letter, std::nullopt), "One.\n\nTwo.\n\n> mine:\n> yours\n\nGo:\n" + site + "/x\n");
    EXPECT_EQ(asText({"Subject", {"One."}, {}, "Go", site}, site + "/unsubscribe/t"),
              "One.\n\nGo:\n" + site + "\n\n-- \nTurn mails of this kind off:\n" + site + "/unsubscribe/t\n");
}

TEST_F(Letters, RunNothingAsHtml) {
    const auto letter = letterOf(
        "invitation",
        R"({"coachName": "<script>alert('x')</script>", "message": "a & \"b\"<img src=x>", "nonce": "n"})", site);
    const auto html = asHtml(letter, site + "/unsubscribe/\"t");

    EXPECT_EQ(html.find("<script"), std::string::npos);
    EXPECT_EQ(html.find("<img"), std::string::npos);
    EXPECT_NE(html.find("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; would like"), std::string::npos) << html;
    EXPECT_NE(html.find("a &amp; &quot;b&quot;&lt;img src=x&gt;</blockquote>"), std::string::npos) << html;
    EXPECT_NE(html.find("<a href=\"" + letter.link + "\""), std::string::npos);
    EXPECT_NE(html.find("/unsubscribe/&quot;t\""), std::string::npos);
}

}  // namespace
}  // namespace tp::mail
