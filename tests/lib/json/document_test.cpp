#include "json/document.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "http/error.h"

namespace tp::json {
namespace {

using namespace std::string_literals;

std::string nested(std::size_t depth, const std::string& open = "[", const std::string& close = "]") {
    std::string text;
    for (std::size_t i = 0; i < depth; ++i) text += open;
    for (std::size_t i = 0; i < depth; ++i) text += close;
    return text;
}

// Why a text is refused, or nothing.
std::string refusal(std::string_view text) {
    try {
        const Document document(text);
        return "";
    } catch (const http::BadJson& error) {
        EXPECT_EQ(error.status, 400);
        return error.what();
    }
}

TEST(Document, GivesEachValueUnderItsTypeAlone) {
    const Document document(R"({"text":"a","number":1.5,"whole":7,"yes":true,"nothing":null,"list":[1,"b"]})");
    const auto root = document.root();

    EXPECT_TRUE(root.isObject());
    EXPECT_EQ(root.size(), 6);
    EXPECT_EQ(root.member("text")->text(), "a");
    EXPECT_EQ(root.member("number")->number(), 1.5);
    EXPECT_FALSE(root.member("number")->integer());
    EXPECT_EQ(root.member("whole")->integer(), 7);
    EXPECT_EQ(root.member("whole")->number(), 7);
    EXPECT_EQ(root.member("yes")->boolean(), true);
    EXPECT_TRUE(root.member("nothing")->isNull());
    EXPECT_EQ(root.member("list")->item(1).text(), "b");
    EXPECT_FALSE(root.member("absent"));
    for (const auto* name : {"number", "whole", "yes", "nothing", "list"})
        EXPECT_FALSE(root.member(name)->text()) << name;
    for (const auto* name : {"text", "yes", "nothing", "list"}) {
        EXPECT_FALSE(root.member(name)->number()) << name;
        EXPECT_FALSE(root.member(name)->integer()) << name;
    }
    EXPECT_FALSE(root.member("text")->boolean());
    EXPECT_FALSE(root.isList());
}

TEST(Document, IsOneWholeJsonValue) {
    for (const auto* text : {"",
                             " ",
                             "{",
                             "}",
                             "[1,]",
                             "{\"a\":}",
                             "{\"a\" 1}",
                             "{'a':1}",
                             "{a:1}",
                             "[1] 2",
                             "{} {}",
                             "tru",
                             "nul",
                             "NaN",
                             "Infinity",
                             "-",
                             "01",
                             "1.",
                             ".5",
                             "1e",
                             "+1",
                             "0x10",
                             "\"a",
                             "\"\\x41\"",
                             "\"\\u12\"",
                             "\"\t\"",
                             "// no\n1",
                             "[1 2]",
                             "\xef\xbb\xbf{}"})
        EXPECT_NE(refusal(text), "") << text;
    for (const auto* text : {"null", " 1 ", "\"\"", "[]", "{}", "\t[\n]\r"}) EXPECT_EQ(refusal(text), "") << text;
}

TEST(Document, GoesDown32LevelsAndNoFurther) {
    EXPECT_EQ(refusal(nested(32)), "");
    EXPECT_NE(refusal(nested(33)), "");
    EXPECT_EQ(refusal("{\"a\":" + nested(31) + "}"), "");
    EXPECT_NE(refusal("{\"a\":" + nested(32) + "}"), "");
    EXPECT_EQ(refusal("[" + nested(31) + "," + nested(31) + "]"), "");
}

TEST(Document, OutlivesAnyDepth) {
    EXPECT_NE(refusal(std::string(130'000, '[')), "");
    EXPECT_NE(refusal(nested(1'000'000)), "");
    EXPECT_NE(refusal(nested(130'000, "{\"a\":", "}")), "");
}

TEST(Document, RefusesAMemberThatOccursTwice) {
    EXPECT_NE(refusal(R"({"a":1,"a":1})"), "");
    EXPECT_NE(refusal(R"({"a":1,"b":2,"\u0061":3})"), "") << "the same name, spelt with an escape";
    EXPECT_NE(refusal(R"([{"b":{"":1,"":2}}])"), "");
    EXPECT_EQ(refusal(R"({"a":{"a":1},"A":{"a":2}})"), "");
}

TEST(Document, RefusesTheCharacterZeroInEverySpelling) {
    EXPECT_NE(refusal("{\"a\":\"\0\"}"s), "");
    EXPECT_NE(refusal("{}\0"s), "");
    EXPECT_NE(refusal("{}\0{}"s), "");
    EXPECT_NE(refusal(R"("\u0000")"), "");
    EXPECT_NE(refusal(R"({"a\u0000":1})"), "");
}

TEST(Document, RefusesWhatIsNotUnicode) {
    for (const auto* text :
         {"\"\xff\"", "\"\xc3\"", "\"\xed\xa0\x80\"", "\"\xc0\xaf\"", "[\xe9]", R"("\uD800")", R"("\uDC00")",
          R"("\uD800\uD800")", R"("\uDC00\uD800")", R"("\uD83Cx")", R"({"\uDC00":1})"})
        EXPECT_NE(refusal(text), "") << text;
    const Document weightlifter(R"("\uD83C\uDFCB")");
    EXPECT_EQ(weightlifter.root().text(), "\xf0\x9f\x8f\x8b");
}

TEST(Document, KeepsIntegersExactlyAndOtherNumbersNearest) {
    EXPECT_EQ(Document("9223372036854775807").root().integer(), INT64_MAX);
    EXPECT_EQ(Document("-9223372036854775808").root().integer(), INT64_MIN);
    EXPECT_FALSE(Document("9223372036854775808").root().integer());
    EXPECT_EQ(Document("9223372036854775808").root().number(), 9223372036854775808.0);
    EXPECT_EQ(Document("0.1").root().number(), 0.1);
    EXPECT_EQ(Document("-0").root().integer(), 0);
    EXPECT_FALSE(Document("1.0").root().integer()) << "nothing is coerced";
    EXPECT_FALSE(Document("1e2").root().integer());
}

// The ones that RapidJSON's own exact conversion crashes on, and what no double holds.
TEST(Document, OutlivesAnyNumber) {
    for (std::size_t digits = 1; digits < 1000; ++digits) {
        EXPECT_EQ(refusal(std::string(digits, '9')).empty(), digits <= 308) << digits;
        EXPECT_EQ(refusal("0." + std::string(digits, '0') + "1").empty(), digits < 323) << digits;
        EXPECT_EQ(refusal("1." + std::string(digits, '7')), "") << digits;
    }
    EXPECT_EQ(refusal("2250738585072011360574097967091319759348195463"), "");
    EXPECT_EQ(refusal("2.2250738585072011360574097967091319759348195463516456480234261097248e-308"), "");
    EXPECT_NE(refusal("1e309"), "");
    EXPECT_NE(refusal("-1e999999999999999999999"), "");
    EXPECT_NE(refusal("1e-400"), "");
    EXPECT_EQ(refusal("0e99"), "");
}

TEST(Document, ReadsManyMembersQuickly) {
    std::string text = "{";
    for (int i = 9000; i > 0; --i) text += '"' + std::to_string(i) + "\":0,";
    text.back() = '}';

    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(refusal(text), "");
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(1));
}

}  // namespace
}  // namespace tp::json
