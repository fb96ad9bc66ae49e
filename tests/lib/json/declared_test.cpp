// Declared structs: read, validated, written and described from one declaration.
#include <gtest/gtest.h>

#include <tuple>

#include "json/read.h"
#include "json/schema.h"
#include "json/write.h"

namespace tp::json {
namespace {

constexpr const char* kinds[] = {"run", "swim", nullptr};

struct Lap {
    std::string name;
    std::optional<int> seconds;

    static constexpr const char* schemaName = "Lap";
    static constexpr auto fields() {
        return std::tuple{required("name", &Lap::name, text(1, 5)), optional("seconds", &Lap::seconds, range(0, 100))};
    }
};

struct Training {
    std::string title;
    std::string secret;
    std::string email;
    std::string kind;
    bool done = false;
    int count = 0;
    std::int64_t large = 0;
    double weight = 0;
    Uuid id;
    Instant at;
    Date day;
    std::vector<Lap> laps;
    std::optional<std::string> notes;
    std::optional<std::vector<Uuid>> friends;

    static constexpr auto fields() {
        return std::tuple{required("title", &Training::title, text(1, 10)),
                          required("secret", &Training::secret, exactText(1, 4, 6)),
                          required("email", &Training::email, json::email()),
                          required("kind", &Training::kind, oneOf(kinds)),
                          required("done", &Training::done),
                          required("count", &Training::count, range(1, 10)),
                          required("large", &Training::large),
                          required("weight", &Training::weight, range(0, 10, 0.5)),
                          required("id", &Training::id),
                          required("at", &Training::at),
                          required("day", &Training::day),
                          required("laps", &Training::laps, items(1, 2)),
                          optional("notes", &Training::notes, text(0, 4)),
                          optional("friends", &Training::friends, items(0, 2))};
    }
};

constexpr auto good = R"({"title":"Row","secret":" x ","email":"Bo@example.org","kind":"run","done":true,"count":3,
    "large":9007199254740993,"weight":7.5,"id":"0189f7e2-3b4c-7d5e-8f90-a1b2c3d4e5f6","at":"2026-11-21T09:30:00Z",
    "day":"2026-11-21","laps":[{"name":"one","seconds":5},{"name":"two"}]})";

struct Outcome {
    Training training;
    std::vector<std::string> problems;
};

// Reads `text`, with the member that `name` says put in place of what `good` has.
Outcome read(const std::string& text) {
    const Document document(text);
    Fields fields;
    fields.addMembers(document.root());
    Outcome outcome;
    Problems problems;
    readFields(fields, outcome.training, "", problems);
    for (const auto& problem : problems) outcome.problems.push_back(problem.field + " " + problem.message);
    return outcome;
}

std::string with(const std::string& name, const std::string& value) {
    std::string text = good;
    const auto start = text.find('"' + name + "\":");
    if (start == std::string::npos) return text.insert(1, '"' + name + "\":" + value + ",");
    const auto from = start + name.size() + 3;
    const auto to = text[from] == '[' ? text.find(']', from) + 1 : text.find_first_of(",}", from);
    return text.replace(from, to - from, value);
}

// What is wrong with one field of this value.
std::string problemOf(const std::string& name, const std::string& value) {
    const auto problems = read(with(name, value)).problems;
    std::string all;
    for (const auto& problem : problems) all += (all.empty() ? "" : "; ") + problem;
    return all;
}

TEST(ReadFields, TakesEveryTypeFromJson) {
    const auto [training, problems] = read(good);

    EXPECT_TRUE(problems.empty());
    EXPECT_EQ(training.title, "Row");
    EXPECT_EQ(training.secret, " x ");
    EXPECT_EQ(training.email, "Bo@example.org");
    EXPECT_TRUE(training.done);
    EXPECT_EQ(training.count, 3);
    EXPECT_EQ(training.large, 9007199254740993);
    EXPECT_EQ(training.weight, 7.5);
    EXPECT_EQ(training.id.toString(), "0189f7e2-3b4c-7d5e-8f90-a1b2c3d4e5f6");
    EXPECT_EQ(training.at.toString(), "2026-11-21T09:30:00.000Z");
    EXPECT_EQ(training.day.toString(), "2026-11-21");
    ASSERT_EQ(training.laps.size(), 2);
    EXPECT_EQ(training.laps[0].seconds, 5);
    EXPECT_FALSE(training.laps[1].seconds);
    EXPECT_FALSE(training.notes);
    EXPECT_FALSE(training.friends);
}

TEST(ReadFields, NamesEveryWrongFieldAtOnce) {
    const auto problems = read(R"({"title":"","kind":"ride","done":"yes","weight":0.3,"extra":1,"more":null,
                                   "laps":[{"name":""},{"seconds":101,"pace":1}]})")
                              .problems;

    const std::vector<std::string> expected = {"title is empty",
                                               "secret is missing",
                                               "email is missing",
                                               "kind is not one of run, swim",
                                               "done is not true or false",
                                               "count is missing",
                                               "large is missing",
                                               "weight is not in the allowed steps",
                                               "id is missing",
                                               "at is missing",
                                               "day is missing",
                                               "laps[0].name is empty",
                                               "laps[1].name is missing",
                                               "laps[1].seconds is more than 100",
                                               "laps[1].pace is not known here",
                                               "extra is not known here",
                                               "more is not known here"};
    EXPECT_EQ(problems, expected);
}

TEST(ReadFields, CoercesNothing) {
    EXPECT_EQ(problemOf("title", "5"), "title is not a text");
    EXPECT_EQ(problemOf("title", "null"), "title is not a text");
    EXPECT_EQ(problemOf("done", "1"), "done is not true or false");
    EXPECT_EQ(problemOf("count", "\"3\""), "count is not a whole number");
    EXPECT_EQ(problemOf("count", "3.0"), "count is not a whole number");
    EXPECT_EQ(problemOf("weight", "\"1\""), "weight is not a number");
    EXPECT_EQ(problemOf("id", "7"), "id is not an id");
    EXPECT_EQ(problemOf("id", "\"0189F7E2-3B4C-7D5E-8F90-A1B2C3D4E5F6\""), "id is not an id");
    EXPECT_EQ(problemOf("day", "\"2026-02-30\""), "day is not a day such as 2026-11-21");
    EXPECT_EQ(problemOf("at", "0"), "at is not a time such as 2026-11-21T09:30:00.000Z");
    EXPECT_EQ(problemOf("laps", "[7]"), "laps[0] is not an object");
    EXPECT_EQ(problemOf("friends", "\"x\""), "friends is not a list");
    EXPECT_EQ(problemOf("friends", "[null]"), "friends[0] is not an id");
}

TEST(ReadFields, KeepsToTheBounds) {
    EXPECT_EQ(problemOf("count", "0"), "count is less than 1");
    EXPECT_EQ(problemOf("count", "10"), "");
    EXPECT_EQ(problemOf("count", "11"), "count is more than 10");
    EXPECT_EQ(problemOf("count", "-99999999999999999999"), "count is not a whole number");
    EXPECT_EQ(problemOf("large", "1000000000000001"), "") << "numbers without a bound have none";
    EXPECT_EQ(problemOf("weight", "10"), "");
    EXPECT_EQ(problemOf("weight", "10.5"), "weight is more than 10");
    EXPECT_EQ(problemOf("laps", "[]"), "laps has fewer than 1 items");
    EXPECT_EQ(problemOf("laps", R"([{},{},{}])"), "laps has more than 2 items");
    EXPECT_EQ(problemOf("title", "\"01234567890\""), "title is longer than 10 characters");
    EXPECT_EQ(problemOf("title", R"("\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9")"), "");
    EXPECT_EQ(problemOf("secret", R"("\u20ac\u20ac\u20ac")"), "secret is longer than 6 bytes");
}

TEST(ReadFields, CutsWhiteSpaceButNotInsideSecrets) {
    EXPECT_EQ(read(with("title", R"("\u00a0 a b \n")")).training.title, "a b");
    EXPECT_EQ(problemOf("title", R"(" \u2003 ")"), "title is empty");
    EXPECT_EQ(read(with("secret", "\" \"")).training.secret, " ");
}

TEST(ReadFields, TakesNullForAnAbsentOptionalField) {
    EXPECT_FALSE(read(with("notes", "null")).training.notes);
    EXPECT_EQ(read(with("notes", "\"\"")).training.notes, "");
    EXPECT_EQ(problemOf("notes", "\"12345\""), "notes is longer than 4 characters");
}

TEST(ReadFields, ShortensNamesThatTheRequestMadeUpWithinWholeCharacters) {
    const std::string euros(99, 'x');
    EXPECT_EQ(problemOf(euros + "\xe2\x82\xac\xe2\x82\xac", "1"), euros + " is not known here");
    EXPECT_EQ(problemOf(std::string(5000, 'x'), "1"), std::string(100, 'x') + " is not known here");
}

TEST(ReadFields, TakesTypesFromTheTextOfAQuery) {
    Fields fields;
    Lap lap;
    Problems problems;
    fields.add("seconds", {std::nullopt, "7"});
    fields.add("name", {std::nullopt, " one "});
    readFields(fields, lap, "", problems);
    EXPECT_TRUE(problems.empty());
    EXPECT_EQ(lap.seconds, 7);
    EXPECT_EQ(lap.name, "one");

    const auto asInt = [](std::string_view given) {
        int value = 0;
        return readScalar({std::nullopt, given}, value, Rule{}).has_value() ? -1 : value;
    };
    EXPECT_EQ(asInt("12"), 12);
    for (const auto* text : {"", "+1", " 1", "1 ", "0x1", "1.0", "1e1", "4294967296", "one"})
        EXPECT_EQ(asInt(text), -1) << text;
    double number = 0;
    for (const auto* text : {"nan", "inf", "1e999", ""})
        EXPECT_TRUE(readScalar({std::nullopt, text}, number, Rule{}).has_value()) << text;
}

TEST(Email, IsOneLocalPartAndOneDomain) {
    for (const auto* address : {"a@b.c", "bo.b+tag@example.org", "zo\xc3\xab@ex\xc3\xa4mple.org", "o'hara@example.org"})
        EXPECT_EQ(problemOf("email", '"' + std::string(address) + '"'), "") << address;
    for (const auto* address :
         {"@example.org", "bob", "bo@", "bo@localhost", "bo@@example.org", "bo@a@example.org", "b o@example.org",
          "bo@exa mple.org", "bo@.org", "bo@example.", "bo@exa..mple.org", "<bo@example.org>",
          "bo@example.org\\r\\nBcc: x@example.org", "bo,eve@example.org", "bo@exam\\u007fple.org"})
        EXPECT_EQ(problemOf("email", '"' + std::string(address) + '"'), "email is not an e-mail address") << address;
    EXPECT_EQ(problemOf("email", '"' + std::string(65, 'a') + "@example.org\""), "email is not an e-mail address");
    EXPECT_EQ(problemOf("email", "\"a@" + std::string(255, 'b') + ".org\""), "email is longer than 254 characters");
}

TEST(Fields, MustComeFromAnObject) {
    for (const auto* text : {"[]", "1", "null", "\"a\""}) EXPECT_THROW(read(text), http::BadJson) << text;
}

TEST(Write, GivesEveryFieldAndNullWhereNothingIs) {
    auto training = read(with("notes", R"("<\"\u00e9\\\n")")).training;
    training.friends = {{training.id}};
    Writer writer;
    write(writer, training);

    EXPECT_EQ(writer.written(),
              R"({"title":"Row","secret":" x ","email":"Bo@example.org","kind":"run","done":true,"count":3,)"
              R"("large":9007199254740993,"weight":7.5,"id":"0189f7e2-3b4c-7d5e-8f90-a1b2c3d4e5f6",)"
              R"("at":"2026-11-21T09:30:00.000Z","day":"2026-11-21","laps":[{"name":"one","seconds":5},)"
              "{\"name\":\"two\",\"seconds\":null}],\"notes\":\"<\\\"\xc3\xa9\\\\\",\"friends\":"
              R"(["0189f7e2-3b4c-7d5e-8f90-a1b2c3d4e5f6"]})");
}

TEST(Write, IsReadBackAsTheSame) {
    const auto training = read(good).training;
    Writer writer;
    write(writer, training);
    const auto [again, problems] = read(std::string(writer.written()));

    EXPECT_TRUE(problems.empty());
    Writer second;
    write(second, again);
    EXPECT_EQ(second.written(), writer.written());
}

TEST(Write, PutsReadyJsonThroughAsItIs) {
    Writer writer;
    write(writer, std::vector<RawList<Lap>>{{"[]"}, {"[{\"name\":\"x\"}]"}});
    EXPECT_EQ(writer.written(), R"([[],[{"name":"x"}]])");
}

TEST(SchemaOf, DescribesTheSameDeclaration) {
    Schemas named;
    const auto schema = schemaOf<Training>(named);

    const Document document(schema);
    const auto properties = *document.root().member("properties");
    const auto of = [&](std::string_view name, std::string_view what) {
        return *properties.member(name)->member(what);
    };
    EXPECT_EQ(properties.size(), 14);
    EXPECT_EQ(document.root().member("additionalProperties")->boolean(), false);
    EXPECT_EQ(document.root().member("required")->size(), 12);
    EXPECT_EQ(of("title", "type").text(), "string");
    EXPECT_EQ(of("title", "maxLength").integer(), 10);
    EXPECT_EQ(of("email", "format").text(), "email");
    EXPECT_EQ(of("kind", "enum").size(), 2);
    EXPECT_EQ(of("count", "minimum").integer(), 1);
    EXPECT_EQ(of("weight", "multipleOf").number(), 0.5);
    EXPECT_EQ(of("id", "format").text(), "uuid");
    EXPECT_EQ(of("at", "format").text(), "date-time");
    EXPECT_EQ(of("day", "format").text(), "date");
    EXPECT_EQ(of("laps", "items").member("$ref")->text(), "#/components/schemas/Lap");
    EXPECT_EQ(of("laps", "maxItems").integer(), 2);
    EXPECT_FALSE(properties.member("large")->member("minimum")) << "no bound is no bound";
    EXPECT_EQ(named.size(), 1);
    EXPECT_TRUE(Document(named.at("Lap")).root().member("properties")->member("seconds"));
}

struct Card {
    std::vector<std::string> skills;
    std::optional<std::string> website;

    static constexpr auto fields() {
        return std::tuple{required("skills", &Card::skills, texts(0, 3, 4)),
                          optional("website", &Card::website, webAddress())};
    }
};

Problems problemsOfCard(const std::string& json) {
    const Document document(json);
    Fields fields;
    fields.addMembers(document.root());
    Card card;
    Problems problems;
    readFields(fields, card, "", problems);
    return problems;
}

TEST(ReadFields, HoldsEachTextOfAListToTheRule) {
    EXPECT_TRUE(problemsOfCard(R"({"skills": ["a", "four", " b "]})").empty());
    const auto problems = problemsOfCard(R"({"skills": ["", "fiver", 1]})");
    ASSERT_EQ(problems.size(), 3);
    EXPECT_EQ(problems[1].field, "skills[1]");
    EXPECT_EQ(problems[1].message, "is longer than 4 characters");
    EXPECT_EQ(problemsOfCard(R"({"skills": ["a", "b", "c", "d"]})").size(), 1);
    Schemas named;
    EXPECT_NE(schemaOf<Card>(named).find(R"("items":{"type":"string","minLength":1,"maxLength":4})"),
              std::string::npos);
}

TEST(ReadFields, TakesWebAddressesOfHttpAndHttpsAlone) {
    const auto isTaken = [](const std::string& address) {
        return problemsOfCard(R"({"skills": [], "website": ")" + address + "\"}").empty();
    };
    for (const char* address :
         {"https://example.org", "http://localhost:8080/a?b=c#d", "https://\xC3\xA4.example/\xC3\xA4"})
        EXPECT_TRUE(isTaken(address)) << address;
    for (const char* address : {"", "example.org", "javascript:alert(1)", "ftp://example.org", "HTTPS://example.org",
                                "https://", "https:///a", "https://?a", "https://a b",
                                "https://a\xC2\xA0"
                                "b",
                                R"(https://a\"b)", "https://a<b", R"(https://a\\b)"})
        EXPECT_FALSE(isTaken(address)) << address;
    EXPECT_FALSE(isTaken("https://" + std::string(493, 'x')));
}

}  // namespace
}  // namespace tp::json
