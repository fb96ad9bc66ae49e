// auth/register_account
#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/auth/register";
const std::string goodPassword = "correct horse battery staple";

struct RegisterAccount : HttpTest {
    std::string email = uniqueEmail("bo");
    Network network;

    Answer post(const std::string& text) const { return nobody().from(network.address()).post(path, text); }
    Answer registerWith(const std::string& address, const std::string& password, const std::string& name) const {
        return post(body({{"email", address}, {"password", password}, {"displayName", name}}));
    }
    static long accounts(const std::string& address) {
        return rowsIn("app.users", "lower(email) = lower($1)", {address});
    }
};

TEST_F(RegisterAccount, MakesAnAthleteAndSignsIn) {
    const auto answer = registerWith(email, goodPassword, "  Bo B\xC3\xB6rg\xC2\xA0 ");

    ASSERT_EQ(answer.status, 201) << answer.body;
    const auto user = answer["user"];
    EXPECT_EQ(user.names(), (std::vector<std::string>{"createdAt", "displayName", "email", "id", "roles", "username"}));
    EXPECT_EQ(user["email"].text(), email);
    EXPECT_EQ(user["displayName"].text(), "Bo B\xC3\xB6rg");
    EXPECT_EQ(user["username"].text(), email.substr(0, email.find('@')).substr(0, 23));
    EXPECT_EQ(user["roles"].size(), 1);
    EXPECT_EQ(user["roles"][0].text(), "athlete");
    EXPECT_EQ(answer.header("cache-control"), "no-store");
    EXPECT_EQ(answer.header("set-cookie"),
              "tp_session=" + answer.newToken() + "; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000");
    EXPECT_EQ(Asker(answer.newToken()).get("/api/auth/session")["user"]["id"].text(), user["id"].text());
    EXPECT_EQ(rowsIn("private.passwords", "user_id = $1 and hash like '$argon2id$v=19$m=65536,t=2,p=1$%'",
                     {user["id"].text()}),
              1);
}

TEST_F(RegisterAccount, MakesAnAccountThatCanSignIn) {
    ASSERT_EQ(registerWith(email, goodPassword, "Bo").status, 201);

    const auto signIn =
        nobody().from(network.address()).post("/api/auth/login", body({{"email", email}, {"password", goodPassword}}));

    EXPECT_EQ(signIn.status, 200);
}

TEST_F(RegisterAccount, RefusesATakenEmailInAnyCase) {
    ASSERT_EQ(registerWith(email, goodPassword, "Bo").status, 201);
    auto shouted = email;
    shouted[0] = 'B';

    for (const auto& address : {email, shouted, " " + email + " "}) {
        const auto answer = registerWith(address, goodPassword, "Somebody else");
        EXPECT_TRUE(refused(answer, 409, "email_taken"));
        EXPECT_EQ(answer.headers.count("set-cookie"), 0);
    }
    EXPECT_EQ(accounts(email), 1);
}

TEST_F(RegisterAccount, MakesOneAccountOfManyAtOnce) {
    const auto answers = atOnce(6, [&](int) { return registerWith(email, goodPassword, "Bo"); });

    EXPECT_EQ(countOf(answers, 201), 1);
    EXPECT_EQ(countOf(answers, 409), 5);
    EXPECT_EQ(accounts(email), 1);
}

TEST_F(RegisterAccount, FindsAnotherUsernameWhereItIsTaken) {
    const auto other = athlete("Other");

    const auto answer = registerWith(other.username + "@second.test", goodPassword, "Bo");

    ASSERT_EQ(answer.status, 201) << answer.body;
    const auto username = answer["user"]["username"].text();
    EXPECT_NE(username, other.username);
    EXPECT_TRUE(username.starts_with(other.username.substr(0, 23) + "_")) << username;
}

TEST_F(RegisterAccount, NamesEveryWrongField) {
    EXPECT_TRUE(refusedFields(post("{}"), {"email", "password", "displayName"}));
    EXPECT_TRUE(refusedFields(post(R"({"email": 1, "password": [], "displayName": {}, "roles": ["admin"], "id": 1})"),
                              {"email", "password", "displayName", "roles", "id"}));
    EXPECT_TRUE(refusedFields(registerWith("nobody", "", " \xE3\x80\x80 "), {"email", "password", "displayName"}));
}

TEST_F(RegisterAccount, GivesNobodyARole) {
    const auto answer = post(body({{"email", email},
                                   {"password", goodPassword},
                                   {"displayName", "Bo"},
                                   {"roles", std::vector<std::string>{"admin"}}}));

    EXPECT_TRUE(refusedFields(answer, {"roles"}));
    EXPECT_EQ(accounts(email), 0);
}

TEST_F(RegisterAccount, RefusesWhatIsNoEmail) {
    const std::string longDomain = "@" + std::string(250, 'a') + ".de";
    for (const std::string& address :
         {std::string("@x.test"), std::string("bo"), std::string("bo@"), std::string("bo@x"), std::string("bo@x..test"),
          std::string("bo@.test"), std::string("bo@x.test."), std::string("b o@x.test"),
          std::string("bo@x.test\ncc: b"), std::string("bo@x@y.test"), std::string("\"bo\"@x.test"),
          std::string("<bo@x.test>"), std::string("bo\xC2\xA0@x.test"), std::string(65, 'b') + "@x.test",
          "b" + longDomain}) {
        EXPECT_TRUE(refusedFields(
            nobody()
                .from(Network().address())
                .post(path, body({{"email", address}, {"password", goodPassword}, {"displayName", "Bo"}})),
            {"email"}))
            << address;
    }
}

TEST_F(RegisterAccount, RefusesPasswordsThatAreEasyToGuess) {
    for (const std::string& password :
         {std::string("elevenchars"), std::string("\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4"),
          std::string("password1234"), std::string("PassWord1234"), email, std::string("bo the athlete"),
          std::string("BO THE Athlete"), std::string(129, 'x')})
        EXPECT_TRUE(refusedFields(registerWith(email, password, "Bo the athlete"), {"password"})) << password;
    EXPECT_EQ(accounts(email), 0);
}

TEST_F(RegisterAccount, TakesPasswordsOfEveryComposition) {
    for (const std::string& password :
         {std::string("twelve chars"), std::string(128, 'y'), std::string("            !"),
          std::string("\xF0\x9F\x90\xB4\xF0\x9F\x94\x8B a horse, a battery"), std::string("\t tab and space \t")}) {
        const auto address = uniqueEmail("cy");
        EXPECT_EQ(registerWith(address, password, "Cy").status, 201) << password;
        EXPECT_EQ(nobody()
                      .from(Network().address())
                      .post("/api/auth/login", body({{"email", address}, {"password", password}}))
                      .status,
                  200);
    }
}

TEST_F(RegisterAccount, KeepsNamesToTheByte) {
    for (std::size_t i = 0; i < naughtyTexts().size(); i += 4) {
        const auto& name = naughtyTexts()[i];
        const auto answer =
            nobody()
                .from(Network().address())
                .post(path, body({{"email", uniqueEmail("n")}, {"password", goodPassword}, {"displayName", name}}));
        ASSERT_EQ(answer.status, 201) << answer.body;
        EXPECT_EQ(answer["user"]["displayName"].text(), name);
    }
    std::string eighty;
    for (int i = 0; i < 80; ++i) eighty += "\xF0\x9F\x98\x80";
    EXPECT_EQ(registerWith(email, goodPassword, eighty)["user"]["displayName"].text(), eighty);
    EXPECT_TRUE(refusedFields(registerWith(uniqueEmail("n"), goodPassword, eighty + "x"), {"displayName"}));
}

TEST_F(RegisterAccount, TakesTwentyAMinuteFromOneAddress) {
    const auto answers = atOnce(30, [&](int) { return post("{}"); });

    EXPECT_GE(countOf(answers, 429), 7);
    EXPECT_GE(countOf(answers, 400), 20);
}

TEST_F(RegisterAccount, RefusesAnotherSite) {
    const auto answer = nobody()
                            .from(network.address())
                            .with("Sec-Fetch-Site", "cross-site")
                            .post(path, body({{"email", email}, {"password", goodPassword}, {"displayName", "Bo"}}));

    EXPECT_TRUE(refused(answer, 403, "cross_site"));
    EXPECT_EQ(accounts(email), 0);
}

TEST_F(RegisterAccount, VerifiesTheAddressByTheCodeOfAnInvitation) {
    const auto ana = coach("Ana");
    const auto with = [&](const std::string& address, const std::string& code) {
        return post(
            body({{"email", address}, {"password", goodPassword}, {"displayName", "Bo"}, {"invitationCode", code}}));
    };
    const auto invitation = inviteAddress(ana, email);
    const auto unknown = with(uniqueEmail("cy"), std::string(43, 'x'));
    EXPECT_TRUE(refused(unknown, 403, "forbidden"));
    EXPECT_TRUE(equallyForbidden(unknown, with(uniqueEmail("cy"), invitation.code)));
    EXPECT_EQ(accounts(email), 0);

    const auto answer = with("B" + email.substr(1), invitation.code);

    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(rowsIn("app.users", "id = $1 and email_verified_at is not null", {answer["user"]["id"].text()}), 1);
    EXPECT_EQ(Asker(answer.newToken()).get("/api/invitations")["items"].texts("id"), std::vector{invitation.id});
    EXPECT_EQ(Asker(answer.newToken()).post("/api/invitations/accept", body({{"code", invitation.code}})).status, 201);
    ASSERT_EQ(registerWith(uniqueEmail("di"), goodPassword, "Di").status, 201);
}

TEST_F(RegisterAccount, CountsWrongCodesOfInvitations) {
    const auto guess = [&] {
        return post(body({{"email", uniqueEmail("cy")},
                          {"password", goodPassword},
                          {"displayName", "Cy"},
                          {"invitationCode", "x"}}));
    };
    for (int i = 0; i < 10; ++i) EXPECT_EQ(guess().status, 403);

    EXPECT_TRUE(refused(guess(), 429, "too_many_requests"));
}

}  // namespace
