#include "mail/message.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace tp::mail {
namespace {

Message example() {
    return {.from = "no-reply@example.org",
            .to = "bo@example.org",
            .subject = "New workout",
            .text = "Hello",
            .html = "<p>Hello</p>",
            .id = "0190f3a0-0000-7000-8000-000000000000@example.org",
            .date = Instant{1'795'656'600'000'000},
            .unsubscribeUrl = std::nullopt};
}

TEST(Message, HasATextPartAndAnHtmlPart) {
    EXPECT_EQ(composed(example()),
              "Date: Thu, 26 Nov 2026 01:30:00 +0000\r\n"
              "From: TrainingPlanner <no-reply@example.org>\r\n"
              "To: <bo@example.org>\r\n"
              "Subject: New workout\r\n"
              "Message-ID: <0190f3a0-0000-7000-8000-000000000000@example.org>\r\n"
              "Auto-Submitted: auto-generated\r\n"
              "MIME-Version: 1.0\r\n"
              "Content-Type: multipart/alternative; boundary=\"=_0190f3a0-0000-7000-8000-000000000000\"\r\n"
              "\r\n"
              "--=_0190f3a0-0000-7000-8000-000000000000\r\n"
              "Content-Type: text/plain; charset=utf-8\r\n"
              "Content-Transfer-Encoding: quoted-printable\r\n"
              "\r\n"
              "Hello\r\n"
              "--=_0190f3a0-0000-7000-8000-000000000000\r\n"
              "Content-Type: text/html; charset=utf-8\r\n"
              "Content-Transfer-Encoding: quoted-printable\r\n"
              "\r\n"
              "<p>Hello</p>\r\n"
              "--=_0190f3a0-0000-7000-8000-000000000000--\r\n");
}

TEST(Message, SaysHowToStopIt) {
    auto message = example();
    message.unsubscribeUrl = "https://example.org/unsubscribe/abc";
    EXPECT_NE(composed(message).find("\r\nList-Unsubscribe: <https://example.org/unsubscribe/abc>\r\n"),
              std::string::npos);
    for (const char* url : {"https://x\r\nBcc: <eve@x>", "https://x> ", "https://x>"}) {
        message.unsubscribeUrl = url;
        EXPECT_THROW(composed(message), std::invalid_argument) << url;
    }
}

TEST(Message, TakesNoLineBreakIntoAHeader) {
    auto message = example();
    message.subject = "Hi\r\nBcc: eve@example.org\nX: \x7F";
    const auto text = composed(message);
    EXPECT_NE(text.find("\r\nSubject: Hi  Bcc: eve@example.org X:  \r\n"), std::string::npos) << text;

    for (const char* address : {"bo@x\r\nRCPT TO:<eve@x", "bo@x\nBcc: eve@x", "bo@x>,<eve@x", "bo eve@x", "bo", "@x",
                                "bo@", "b\xC3\xB6@x", "bo@x y", "bo@eve@x", "\"bo\"@x", "bo@x,eve"}) {
        message = example();
        message.to = address;
        EXPECT_THROW(composed(message), std::invalid_argument) << address;
        message = example();
        message.from = address;
        EXPECT_THROW(composed(message), std::invalid_argument) << address;
    }
}

TEST(Message, KnowsPlainAddresses) {
    for (const char* address : {"bo@example.org", "b.o+x-y_z'!#$%&*/=?^`{|}~@example.org", "no-reply@[127.0.0.1]",
                                "no-reply@[IPv6:::1]", "root@localhost"})
        EXPECT_TRUE(isPlainAddress(address)) << address;
    EXPECT_FALSE(isPlainAddress(std::string(250, 'a') + "@x.org"));
}

TEST(EncodedHeader, LeavesPlainTextAlone) {
    EXPECT_EQ(encodedHeader("New workout from Bo"), "New workout from Bo");
    EXPECT_EQ(encodedHeader(""), "");
}

TEST(EncodedHeader, EncodesEverythingElse) {
    EXPECT_EQ(encodedHeader("Grüße"), "=?UTF-8?B?R3LDvMOfZQ==?=");
    EXPECT_EQ(encodedHeader("=?UTF-8?B?eA==?="), "=?UTF-8?B?PT9VVEYtOD9CP2VBPT0/PQ==?=");
}

// 佐 has three bytes: 15 of them fill a word of 45, and one byte more moves the limit into a character.
TEST(EncodedHeader, SplitsBetweenCharacters) {
    std::string name = "a";
    for (int i = 0; i < 40; ++i) name += "佐";
    const auto encoded = encodedHeader(name);

    std::size_t begin = 0;
    int words = 0;
    while (begin < encoded.size()) {
        const auto end = std::min(encoded.find("\r\n ", begin), encoded.size());
        const auto word = encoded.substr(begin, end - begin);
        EXPECT_LE(word.size(), 75);
        EXPECT_TRUE(word.starts_with("=?UTF-8?B?") && word.ends_with("?=")) << word;
        begin = end + 3;
        ++words;
    }
    EXPECT_EQ(words, 3);
    EXPECT_TRUE(encoded.starts_with("=?UTF-8?B?YeS9kOS9kO")) << encoded;
}

// RFC 2045 §6.7, and §4.5.2 of RFC 5321 for the dot.
TEST(QuotedPrintable, KeepsLinesShortAndPlain) {
    EXPECT_EQ(quotedPrintable("1+1=2"), "1+1=3D2");
    EXPECT_EQ(quotedPrintable("Grüße\n"), "Gr=C3=BC=C3=9Fe\r\n");
    EXPECT_EQ(quotedPrintable("end \nend\t\n .\n"), "end=20\r\nend=09\r\n .\r\n");
    EXPECT_EQ(quotedPrintable("a\r\nb"), "a=0D\r\nb");
    EXPECT_EQ(quotedPrintable(".\n..a"), "=2E\r\n=2E.a");
    EXPECT_EQ(quotedPrintable(std::string(80, 'x')), std::string(75, 'x') + "=\r\n" + std::string(5, 'x'));
    EXPECT_EQ(quotedPrintable(std::string(74, 'x') + "ü"), std::string(74, 'x') + "=\r\n=C3=BC");
    EXPECT_EQ(quotedPrintable(std::string(75, 'x') + "."), std::string(75, 'x') + "=\r\n=2E");
}

}  // namespace
}  // namespace tp::mail
