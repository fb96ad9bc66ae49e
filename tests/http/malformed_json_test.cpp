// Bodies that are no JSON, or JSON that is refused as a whole: 400, nothing changes, nobody falls over.
#include <map>

#include "contract.h"
#include "http_test.h"

namespace {

using namespace tp::test;

std::string repeated(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

std::string wide(int members) {
    std::string text = "{";
    for (int i = 0; i < members; ++i) text += (i > 0 ? ",\"" : "\"") + std::to_string(i) + "\":0";
    return text + "}";
}

// By what is wrong with them.
const std::map<std::string, std::string> malformedBodies = {
    {"white space alone", "  \n "},
    {"a word", "hello"},
    {"a cut object", "{"},
    {"a cut name", "{\"content"},
    {"a cut text", "{\"content\": \"x"},
    {"no value", "{\"content\":}"},
    {"no colon", "{\"content\" \"x\"}"},
    {"a comma at the end", "{\"content\": \"x\",}"},
    {"a comma at the start", "{,\"content\": \"x\"}"},
    {"no comma", "{\"content\": \"x\" \"y\": 1}"},
    {"single quotes", "{'content': 'x'}"},
    {"a name without quotes", "{content: \"x\"}"},
    {"a comment", "{/* x */\"content\": \"x\"}"},
    {"two values", "{\"content\": \"x\"}{\"content\": \"x\"}"},
    {"something behind the value", "{\"content\": \"x\"} x"},
    {"a byte order mark", "\xEF\xBB\xBF{\"content\": \"x\"}"},
    {"UTF-16", std::string("{\0\"\0x\0\"\0:\0"
                           "1\0}\0",
                           14)},
    {"NaN", "{\"content\": NaN}"},
    {"Infinity", "{\"content\": -Infinity}"},
    {"a hexadecimal number", "{\"content\": 0x10}"},
    {"a leading zero", "{\"content\": 01}"},
    {"a plus", "{\"content\": +1}"},
    {"a lone minus", "{\"content\": -}"},
    {"a lone point", "{\"content\": 1.}"},
    {"a lone exponent", "{\"content\": 1e}"},
    {"a number of many digits", "{\"content\": " + std::string(50000, '9') + "}"},
    {"a number out of range", "{\"content\": 1e999}"},
    {"True", "{\"content\": True}"},
    {"undefined", "{\"content\": undefined}"},
    {"a raw control character", "{\"content\": \"\x01\"}"},
    {"a raw tab", "{\"content\": \"\t\"}"},
    {"an unknown escape", "{\"content\": \"\\x41\"}"},
    {"a cut escape", "{\"content\": \"\\u12\"}"},
    {"a lone surrogate", "{\"content\": \"\\ud800\"}"},
    {"a lone low surrogate", "{\"content\": \"\\udc00\"}"},
    {"a lone surrogate in a name", "{\"\\ud800\": 1}"},
    {"U+0000", "{\"content\": \"\\u0000\"}"},
    {"U+0000 in a name", "{\"\\u0000\": 1}"},
    {"a NUL byte", std::string("{\"content\": \"x\"}\0", 17)},
    {"a NUL byte first", std::string("\0{}", 3)},
    {"a NUL byte in a text", std::string("{\"content\": \"\0\"}", 16)},
    {"Latin-1", "{\"content\": \"\xE4\"}"},
    {"an overlong form", "{\"content\": \"\xC0\xAF\"}"},
    {"a surrogate in UTF-8", "{\"content\": \"\xED\xA0\x80\"}"},
    {"beyond U+10FFFF", "{\"content\": \"\xF4\x90\x80\x80\"}"},
    {"a cut UTF-8 sequence", "{\"content\": \"\xE2\x82\"}"},
    {"a duplicate member", "{\"content\": \"x\", \"content\": \"y\"}"},
    {"a duplicate member, escaped", "{\"content\": \"x\", \"\\u0063ontent\": \"y\"}"},
    {"a duplicate member further in", "{\"content\": {\"a\": 1, \"a\": 1}}"},
    {"too deep", repeated("{\"content\":", 33) + "1" + repeated("}", 33)},
    {"too deep a list", "{\"content\":" + repeated("[", 60000)},
    {"too deep and closed", "{\"content\":" + repeated("[", 30000) + repeated("]", 30000) + "}"},
    {"a list", "[]"},
    {"a list of objects", "[{\"content\": \"x\"}]"},
    {"a text", "\"content\""},
    {"a number", "1"},
    {"null", "null"},
    {"true", "true"},
};

struct MalformedJson : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");
    Person ida = administrator("Ida");
    std::string path;

    MalformedJson() {
        connect(ana, bo);
        path = "/api/messages/conversations/" + directConversation(ana, bo) + "/messages";
    }
    long messages() const { return rowsIn("app.messages", "sender_id = $1", {ana.id}); }
};

TEST_F(MalformedJson, IsRefused) {
    for (const auto& [what, text] : malformedBodies)
        EXPECT_TRUE(refused(as(ana).post(path, text), 400, "bad_json")) << what;

    EXPECT_EQ(messages(), 0);
    EXPECT_EQ(as(ana).post(path, body({{"content", "still here"}})).status, 201);
}

TEST_F(MalformedJson, IsRefusedByEveryEndpoint) {
    for (const auto& row : rows()) {
        if (row.method == "GET" || row.rate.find("address:") != std::string::npos) continue;
        auto address = row.path;
        if (const auto open = address.find('{'); open != std::string::npos)
            address.replace(open, address.find('}') - open + 1, "0190f3a0-0000-7000-8000-000000000000");
        // Refused requests count as well: somebody new before there are too many.
        int asked = 0;
        for (const auto& [what, text] : malformedBodies) {
            if (asked++ % 25 == 0) ana = coach("Ana"), bo = athlete("Bo"), ida = administrator("Ida");
            const auto asker = row.access == "coach" ? as(ana) : row.access == "admin" ? as(ida) : as(bo);
            EXPECT_TRUE(refused(asker.send(row.method, address, text), 400, "bad_json")) << row.path << " " << what;
        }
    }
}

TEST_F(MalformedJson, IsRefusedWhereOneSignsIn) {
    for (const char* address : {"/api/auth/login", "/api/auth/register"})
        for (const auto& [what, text] : malformedBodies)
            EXPECT_TRUE(refused(nobody().from(Network().address()).post(address, text), 400, "bad_json"))
                << address << " " << what;
}

TEST_F(MalformedJson, IsToldFromWhatIsOnlyUnusual) {
    for (const std::string& text :
         {std::string(" \r\n\t{ \"content\" : \"x\" } \n"), std::string("{\"\\u0063ontent\": \"\\u0078\"}"),
          "{\"content\": \"x\"}" + std::string(60000, ' ')})
        EXPECT_EQ(as(ana).post(path, text).status, 201) << text.substr(0, 40);
    EXPECT_EQ(messages(), 3);
}

TEST_F(MalformedJson, NamesFieldsAtTheEdgeOfWhatIsTaken) {
    EXPECT_TRUE(
        refusedFields(as(ana).post(path, repeated("{\"content\":", 32) + "1" + repeated("}", 32)), {"content"}));
    EXPECT_TRUE(refusedFields(as(ana).post(path, "{\"content\": 0." + std::string(50000, '3') + "}"), {"content"}));
    EXPECT_TRUE(refusedFields(as(ana).post(path, "{\"content\": 1234567890123456789012345678901234567890.1234567}"),
                              {"content"}));
    // A body of nothing but mistakes is not answered at several times its size.
    EXPECT_EQ(as(ana).post(path, wide(6000))["errors"].size(), 100);
    EXPECT_EQ(messages(), 0);
}

}  // namespace
