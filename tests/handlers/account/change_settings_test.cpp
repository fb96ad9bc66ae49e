// account/change_settings
#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/account";

struct ChangeSettings : HttpTest {
    Person bo = athlete("Bo");

    struct Settings {
        std::string displayName = "Bobby";
        std::string username;
        std::string timeZone = "America/Argentina/Buenos_Aires";
        std::string units = "lb";
        std::string language = "de-CH-1996";
    };
    Answer set(const Settings& settings) const { return set(bo, settings); }
    static Answer set(const Person& person, const Settings& settings) {
        return as(person).send("PUT", path,
                               body({{"displayName", settings.displayName},
                                     {"username", settings.username.empty() ? person.username : settings.username},
                                     {"timeZone", settings.timeZone},
                                     {"units", settings.units},
                                     {"language", settings.language}}));
    }
    Answer put(const std::string& text) const { return as(bo).send("PUT", path, text); }
};

TEST_F(ChangeSettings, SetsTheOwnAccount) {
    const auto cy = athlete("Cy");
    const auto username = bo.username + "_2";

    const auto answer = set({.username = username});

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer["displayName"].text(), "Bobby");
    EXPECT_EQ(answer["username"].text(), username);
    EXPECT_EQ(answer["timeZone"].text(), "America/Argentina/Buenos_Aires");
    EXPECT_EQ(answer["units"].text(), "lb");
    EXPECT_EQ(answer["language"].text(), "de-CH-1996");
    EXPECT_EQ(answer["email"].text(), bo.email);
    EXPECT_EQ(as(bo).get(path).body, answer.body);
    EXPECT_EQ(as(bo).get("/api/auth/session")["user"]["displayName"].text(), "Bobby");
    EXPECT_EQ(as(cy).get(path)["displayName"].text(), "Cy");
}

TEST_F(ChangeSettings, TakesTheSameAgain) {
    const auto first = set({});
    const auto second = set({});

    EXPECT_EQ(second.status, 200);
    EXPECT_EQ(second.body, first.body);
}

TEST_F(ChangeSettings, RefusesATakenUsername) {
    const auto cy = athlete("Cy");

    EXPECT_TRUE(refused(set({.username = cy.username}), 409, "username_taken"));
    EXPECT_EQ(as(bo).get(path)["displayName"].text(), "Bo") << "nothing else changed either";
}

TEST_F(ChangeSettings, GivesAUsernameToOneOfManyAtOnce) {
    const auto username = bo.username + "_x";
    std::vector<Person> people;
    for (int i = 0; i < 10; ++i) people.push_back(athlete("Many"));

    const auto answers =
        atOnce(10, [&](int i) { return set(people[static_cast<std::size_t>(i)], {.username = username}); });

    EXPECT_EQ(countOf(answers, 200), 1);
    EXPECT_EQ(countOf(answers, 409), 9);
}

TEST_F(ChangeSettings, NamesEveryWrongField) {
    EXPECT_TRUE(refusedFields(put("{}"), {"displayName", "username", "timeZone", "units", "language"}));
    EXPECT_TRUE(refusedFields(put(R"({"displayName": 1, "username": null, "timeZone": [], "units": true, "language": {},
                                      "email": "x@example.test", "roles": ["admin"]})"),
                              {"displayName", "username", "timeZone", "units", "language", "email", "roles"}));
    EXPECT_TRUE(refusedFields(set({.username = "Bo Bo", .timeZone = "Nowhere", .language = "e-"}),
                              {"username", "timeZone", "language"}));
    EXPECT_TRUE(refusedFields(set({.displayName = " \t"}), {"displayName"}));
    EXPECT_TRUE(refusedFields(set({.displayName = std::string(81, 'x')}), {"displayName"}));
    EXPECT_TRUE(refusedFields(set({.units = "stone"}), {"units"}));
    EXPECT_EQ(as(bo).get(path)["displayName"].text(), "Bo");
}

TEST_F(ChangeSettings, RefusesWhatIsNoUsername) {
    for (const std::string& username :
         {std::string("ab"), std::string(31, 'a'), std::string("Bobby"), std::string("bo bo"), std::string(" bobo"),
          std::string("b\xC3\xB6rg"), std::string("bo-bo"), std::string("bo@bo.de"), std::string("bobo\n")})
        EXPECT_TRUE(refusedFields(set({.username = username}), {"username"})) << username;
    EXPECT_EQ(set({.username = bo.username.substr(0, 27) + "_0"}).status, 200);
}

TEST_F(ChangeSettings, TakesTimeZonesByTheirNamesAlone) {
    for (const char* zone : {"Europe/Berlin", "UTC", "Asia/Kathmandu", "Etc/GMT+5"})
        EXPECT_EQ(set({.timeZone = zone})["timeZone"].text(), zone);
    for (const char* zone :
         {"Europe/Atlantis", "CEST", "XYZ+3", "+01:00", "europe/berlin", "../../etc/passwd", "' or 1=1"})
        EXPECT_TRUE(refusedFields(set({.timeZone = zone}), {"timeZone"})) << zone;
}

TEST_F(ChangeSettings, TakesLanguageTags) {
    for (const char* tag : {"en", "de-AT", "zh-Hant-TW", "sl-rozaj-biske", "x-klingon"})
        EXPECT_EQ(set({.language = tag}).status, tag[1] == '-' ? 400 : 200) << tag;
    for (const std::string& tag :
         {std::string("e"), std::string("en_GB"), std::string("12"), std::string("en--GB"), std::string("-en"),
          std::string("toolonglang"), std::string("en-\xC3\xA4"), std::string("en-") + std::string(33, 'a')})
        EXPECT_TRUE(refusedFields(set({.language = tag}), {"language"})) << tag;
}

TEST_F(ChangeSettings, KeepsNamesToTheByte) {
    for (std::size_t i = 0; i < naughtyTexts().size(); i += 3) {
        const auto& name = naughtyTexts()[i];
        EXPECT_EQ(set({.displayName = name})["displayName"].text(), name);
        EXPECT_EQ(as(bo).get(path)["displayName"].text(), name);
    }
}

TEST_F(ChangeSettings, RefusesStrangersAndOtherSites) {
    EXPECT_TRUE(refused(nobody().send("PUT", path, "{}"), 401, "unauthenticated"));
    EXPECT_TRUE(refused(as(bo).with("Origin", "https://evil.example").send("PUT", path, "{}"), 403, "cross_site"));
}

}  // namespace
