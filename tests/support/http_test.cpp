#include "http_test.h"

#include <algorithm>

namespace tp::test {

testing::AssertionResult refused(const Answer& answer, int status, const std::string& code) {
    if (answer.status == status && answer.code() == code) return testing::AssertionSuccess();
    return testing::AssertionFailure() << answer.status << " " << answer.body.substr(0, 500);
}

testing::AssertionResult refusedFields(const Answer& answer, std::vector<std::string> fields) {
    std::ranges::sort(fields);
    if (answer.status == 400 && answer.code() == "invalid_input" && answer.wrongFields() == fields)
        return testing::AssertionSuccess();
    return testing::AssertionFailure() << answer.status << " " << answer.body.substr(0, 500);
}

testing::AssertionResult equallyForbidden(const Answer& one, const Answer& other) {
    if (auto result = refused(one, 403, "forbidden"); !result) return result;
    if (auto result = refused(other, 403, "forbidden"); !result) return result;
    if (one.bodyButRequestId() == other.bodyButRequestId()) return testing::AssertionSuccess();
    return testing::AssertionFailure() << one.body << "\n" << other.body;
}

long countOf(const std::vector<Answer>& answers, int status) {
    return std::ranges::count(answers, status, &Answer::status);
}

std::vector<std::string> walk(const Asker& asker, const std::string& path, int limit, const std::string& member) {
    const auto first = path + (path.find('?') == std::string::npos ? "?" : "&") + "limit=" + std::to_string(limit);
    std::vector<std::string> seen;
    std::string cursor;
    for (int page = 0; page < 200; ++page) {
        const auto answer = asker.get(first + cursor);
        if (answer.status != 200) throw std::runtime_error("a page is refused: " + answer.body);
        const auto items = answer["items"];
        if (items.size() > static_cast<std::size_t>(limit)) throw std::runtime_error("a page is too long");
        for (const auto& text : items.texts(member)) seen.push_back(text);
        if (answer["nextCursor"].isNull()) return seen;
        if (items.size() != static_cast<std::size_t>(limit))
            throw std::runtime_error("a page before the last is short");
        cursor = "&cursor=" + answer["nextCursor"].text();
    }
    throw std::runtime_error("the walk does not end");
}

void expectListRules(const Person& person, const std::string& path) {
    const auto separator = path.find('?') == std::string::npos ? "?" : "&";
    const auto with = [&](const std::string& query) { return as(person).get(path + separator + query); };

    for (const char* limit : {"0", "101", "abc", "-1", "1.5", "", "1e1", "99999999999999999999", "%201"})
        EXPECT_TRUE(refusedFields(with(std::string("limit=") + limit), {"limit"})) << limit;
    EXPECT_EQ(with("limit=1")["items"].size(), 1);
    EXPECT_EQ(with("limit=100").status, 200);
    EXPECT_TRUE(refusedFields(with("limit=2&limit=2"), {"limit"}));
    EXPECT_TRUE(refusedFields(with("colour=blue"), {"colour"}));
    EXPECT_TRUE(refusedFields(with("colour=blue&limit=0"), {"colour", "limit"}));
    EXPECT_TRUE(refusedFields(with("limit=%ZZ"), {"query"}));
    EXPECT_TRUE(refusedFields(with("cursor=%00"), {"query"}));
    EXPECT_TRUE(refusedFields(with("cursor=%FF"), {"query"}));

    const auto cursor = with("limit=2")["nextCursor"].text();
    EXPECT_EQ(with("cursor=" + cursor).status, 200);
    EXPECT_EQ(with("limit=1&cursor=" + cursor)["items"].size(), 1);
    for (std::size_t place = 0; place < cursor.size(); place += 7) {
        auto changed = cursor;
        changed[place] = changed[place] == 'A' ? 'B' : 'A';
        EXPECT_TRUE(refusedFields(with("cursor=" + changed), {"cursor"})) << place;
    }
    EXPECT_TRUE(refusedFields(with("cursor=" + cursor.substr(0, cursor.size() - 4)), {"cursor"}));
    EXPECT_TRUE(refusedFields(with("cursor=" + cursor + "AAAA"), {"cursor"}));
    EXPECT_TRUE(refusedFields(with("cursor="), {"cursor"}));
    EXPECT_TRUE(refusedFields(with("cursor=eyJpZCI6MX0"), {"cursor"}));
    EXPECT_TRUE(refusedFields(Asker(openSession(person)).get(path + separator + "cursor=" + cursor), {"cursor"}));

    const auto first = as(person).get(path);
    const auto again = as(person).with("If-None-Match", first.header("etag")).get(path);
    EXPECT_EQ(again.status, 304);
    EXPECT_EQ(again.body, "");
    EXPECT_EQ(again.header("etag"), first.header("etag"));
    EXPECT_EQ(as(person).with("If-None-Match", "\"other\", W/" + first.header("etag")).get(path).status, 304);
    EXPECT_EQ(as(person).with("If-None-Match", "\"other\"").get(path).status, 200);
    EXPECT_NE(with("limit=1").header("etag"), first.header("etag"));
}

void expectIdempotent(const Creation& creation, const std::string& table, const std::string& condition,
                      const std::vector<Column>& parameters) {
    const auto rows = [&] { return rowsIn(table, condition, parameters); };
    const auto post = [&](const std::string& key, const std::string& body) {
        return as(creation.person).key(key).post(creation.path, body);
    };
    const auto before = rows();
    for (const auto& key : {std::string(129, 'k'), std::string("two words"), std::string("\xC3\xA4")})
        EXPECT_TRUE(refusedFields(post(key, creation.body), {"Idempotency-Key"})) << key;
    EXPECT_EQ(rows(), before);

    const auto refusedFirst = post("first-try", "{}");
    EXPECT_EQ(refusedFirst.status, 400);
    const auto answers = atOnce(20, [&](int) { return post("first-try", creation.body); });
    for (const auto& answer : answers) {
        EXPECT_EQ(answer.status, 201) << answer.body;
        EXPECT_EQ(answer.body, answers[0].body);
    }
    const auto made = rows() - before;
    EXPECT_GE(made, 1);
    EXPECT_EQ(post("first-try", creation.body).body, answers[0].body);
    EXPECT_TRUE(refused(post("first-try", creation.otherBody), 409, "idempotency_mismatch"));
    EXPECT_TRUE(refused(post("first-try", "{}"), 409, "idempotency_mismatch"));
    EXPECT_EQ(rows(), before + made);
}

const std::vector<std::string>& naughtyTexts() {
    static const std::vector<std::string> texts = {
        "'; drop table app.messages; --",
        "' or '1'='1",
        "$1 $$ %s %n {0} ${jndi:ldap://x}",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "javascript:alert(1)",
        "\"quotes\" \\backslash\\ /slash/ `tick`",
        "line\nbreak\r\nand\ttab",
        "=1+1",
        "@SUM(A1)",
        "null",
        "true",
        "{\"json\": [1, 2]}",
        "\x01\x02\x1f\x7f",
        "white space \xC2\x85\xE3\x80\x80 in the middle",
        "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xD8\xB3\xD9\x84\xD8\xA7\xD9\x85",  // right to left
        "\xE2\x80\xAEolleh\xE2\x80\xAC",                                      // an override of direction
        "Z\xCC\xA1\xCC\x81\xCC\xA7\xCC\xA8\xCC\x9B\xCC\x96\xCC\x97"
        "algo",                                                                      // combining marks
        "e\xCC\x81 is not \xC3\xA9",                                                 // two forms of one letter
        "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7",  // a family, joined
        "\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA \xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD",         // a flag, a skin
        "\xE2\x80\x8B",                                                              // a zero-width space alone
        "a\xE2\x80\x8B\xE2\x81\xA0\xEF\xBB\xBF"
        "b",                                     // zero-width characters
        "\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xBF\xBD",  // non-characters
        "\xF4\x8F\xBF\xBF",                      // the last code point
        "\xE7\x94\xB0\xE4\xB8\xAD\xE3\x81\x95\xE3\x82\x93",
        "\xC4\xB0\xC4\xB1 \xC3\x9F \xEF\xAC\x81 \xC7\x85",  // letters whose case is special
        "../../etc/passwd",
        "%00 %2e%2e%2f &amp; &#0;",
        "-1",
        "1e309",
    };
    return texts;
}

}  // namespace tp::test
