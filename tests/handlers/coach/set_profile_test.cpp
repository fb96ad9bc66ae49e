// coach/set_profile
#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/coach/profile";

std::string profile(const std::string& more = "", bool isActive = true) {
    return R"({"specializations": ["Rowing"], "certifications": [], "isActive": )" +
           std::string(isActive ? "true" : "false") + more + "}";
}

struct SetProfile : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");

    Answer put(const std::string& body) const { return as(ana).send("PUT", path, body); }
    Answer connectBo() const { return as(ana).post("/api/coach/athletes/connect", body({{"athleteEmail", bo.email}})); }
};

TEST_F(SetProfile, ReplacesAllOfIt) {
    const auto answer = put(
        profile(R"(, "bio": "Hello", "phone": "+49 1", "website": "https://example.org/?a=b#c", "clientLimit": 3)"));

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.body, R"({"specializations":["Rowing"],"certifications":[],"bio":"Hello","phone":"+49 1",)"
                           R"("website":"https://example.org/?a=b#c","clientLimit":3,"isActive":true})");
    EXPECT_EQ(as(ana).get(path).body, answer.body);
    EXPECT_TRUE(put(profile())["bio"].isNull());
    EXPECT_TRUE(as(ana).get(path)["clientLimit"].isNull());
}

TEST_F(SetProfile, KeepsAnyText) {
    for (const auto& text : naughtyTexts()) {
        const auto answer = put(body({{"specializations", std::vector{text}},
                                      {"certifications", std::vector<std::string>{}},
                                      {"bio", text},
                                      {"isActive", true}}));
        ASSERT_EQ(answer.status, 200) << answer.body;
        EXPECT_EQ(answer["specializations"][0].text(), text);
        EXPECT_EQ(as(ana).get(path)["bio"].text(), text);
    }
}

TEST_F(SetProfile, TakesHttpAddressesOnly) {
    for (const char* website :
         {"javascript:alert(1)", "data:text/html,x", "ftp://example.org", "https://", "https:///x", "http://a b",
          "example.org", "//example.org", "HTTPS://example.org", R"(https://x\u0000)", R"(https://x\"onclick=1)"})
        EXPECT_EQ(put(profile(std::string(R"(, "website": ")") + website + "\"")).status, 400) << website;
    EXPECT_TRUE(as(ana).get(path)["website"].isNull());
}

TEST_F(SetProfile, NamesEveryWrongField) {
    const std::string many = R"(["1","2","3","4","5","6","7","8","9","10","11"])";
    EXPECT_TRUE(refusedFields(put(R"({"specializations": )" + many + R"(, "certifications": ["", 7, ")" +
                                  std::string(101, 'x') + R"("], "clientLimit": 0, "id": "x"})"),
                              {"specializations", "certifications[0]", "certifications[1]", "certifications[2]",
                               "clientLimit", "id", "isActive"}));
    EXPECT_TRUE(refusedFields(put(profile(R"(, "bio": ")" + std::string(2001, 'x') + "\"")), {"bio"}));
}

TEST_F(SetProfile, TakesNoNewAthletesWhileInactive) {
    ASSERT_EQ(put(profile("", false)).status, 200);
    EXPECT_TRUE(refused(connectBo(), 409, "coach_inactive"));
    ASSERT_EQ(put(profile()).status, 200);
    EXPECT_EQ(connectBo().status, 201);
    ASSERT_EQ(put(profile("", false)).status, 200);
    EXPECT_EQ(as(ana).get("/api/coach/athletes")["items"].size(), 1);
}

TEST_F(SetProfile, SetsTheLimitThatConnectingKeeps) {
    ASSERT_EQ(put(profile(R"(, "clientLimit": 1)")).status, 200);
    connect(ana, athlete("Cy"));
    EXPECT_TRUE(refused(connectBo(), 409, "client_limit_reached"));
}

TEST_F(SetProfile, IsForCoaches) { EXPECT_TRUE(refused(as(bo).send("PUT", path, profile()), 403, "forbidden")); }

}  // namespace
