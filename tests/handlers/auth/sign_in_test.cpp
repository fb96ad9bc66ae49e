// auth/sign_in
#include <algorithm>
#include <chrono>

#include "auth/password.h"
#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/auth/login";
const std::string& right = usualPassword;
const std::string wrong = "incorrect horse battery";

struct SignIn : HttpTest {
    Person bo = athlete("Bo");
    Network network;

    SignIn() { givePassword(bo); }

    static Answer tryFrom(const std::string& address, const std::string& email, const std::string& password) {
        return nobody().from(address).post(path, body({{"email", email}, {"password", password}}));
    }
    Answer tryAs(const Person& person, const std::string& password) const {
        return tryFrom(network.address(), person.email, password);
    }
    static long sessionsOf(const Person& person) { return rowsIn("private.sessions", "user_id = $1", {person.id}); }
};

TEST_F(SignIn, OpensASession) {
    const auto answer = tryAs(bo, right);

    ASSERT_EQ(answer.status, 200) << answer.body;
    const auto user = answer["user"];
    EXPECT_EQ(user["id"].text(), bo.id);
    EXPECT_EQ(user["email"].text(), bo.email);
    EXPECT_EQ(user["displayName"].text(), "Bo");
    EXPECT_EQ(user["username"].text(), bo.username);
    EXPECT_EQ(user["roles"].size(), 1);
    EXPECT_EQ(user["roles"][0].text(), "athlete");
    EXPECT_EQ(sessionsOf(bo), 2);
    EXPECT_EQ(Asker(answer.newToken()).get("/api/auth/session")["user"]["id"].text(), bo.id);
}

TEST_F(SignIn, SetsACookieThatPagesCanNotRead) {
    const auto answer = tryAs(bo, right);

    const auto cookie = answer.header("set-cookie");
    EXPECT_EQ(cookie, "tp_session=" + answer.newToken() + "; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000");
    EXPECT_EQ(answer.newToken().size(), 43);
    EXPECT_EQ(answer.header("cache-control"), "no-store");
    EXPECT_EQ(answer.body.find(answer.newToken()), std::string::npos);
    EXPECT_EQ(rowsIn("private.sessions", "encode(token_hash, 'escape') like '%' || $1 || '%'", {answer.newToken()}), 0);
}

TEST_F(SignIn, TakesTheEmailInAnyCaseAndWithSpaceAround) {
    auto shouted = bo.email;
    std::ranges::transform(shouted, shouted.begin(), [](unsigned char c) { return std::toupper(c); });

    EXPECT_EQ(tryFrom(network.address(), "  " + shouted + "\t", right).status, 200);
}

TEST_F(SignIn, TakesThePasswordInEveryUnicodeForm) {
    const auto cy = athlete("Cy");
    givePassword(cy, "caf\xC3\xA9 in the morning");

    EXPECT_EQ(tryAs(cy, "cafe\xCC\x81 in the morning").status, 200);
    EXPECT_EQ(tryAs(cy, "cafe in the morning").status, 401);
}

TEST_F(SignIn, GivesAnAdministratorAShortSession) {
    const auto ida = administrator("Ida");
    givePassword(ida);
    sql("delete from private.sessions where user_id = $1", {ida.id});

    ASSERT_EQ(tryAs(ida, right).status, 200);

    EXPECT_EQ(
        rowsIn("private.sessions",
               "user_id = $1 and idle_timeout = '30 minutes' and expires_at <= now() + interval '8 hours'", {ida.id}),
        1);
}

TEST_F(SignIn, RefusesAWrongPasswordAndAnUnknownEmailAlike) {
    const auto wrongPassword = tryAs(bo, wrong);
    const auto unknown = tryFrom(network.address(), uniqueEmail("nobody"), wrong);
    const auto noPassword = tryAs(athlete("Cy"), wrong);

    EXPECT_TRUE(refused(wrongPassword, 401, "invalid_credentials"));
    EXPECT_EQ(unknown.status, 401);
    EXPECT_EQ(unknown.bodyButRequestId(), wrongPassword.bodyButRequestId());
    EXPECT_EQ(noPassword.bodyButRequestId(), wrongPassword.bodyButRequestId());
    for (const auto* answer : {&wrongPassword, &unknown, &noPassword})
        EXPECT_EQ(answer->headers.count("set-cookie"), 0);
    const auto headerNames = [](const Answer& answer) {
        std::vector<std::string> names;
        for (const auto& [name, value] : answer.headers) names.push_back(name);
        return names;
    };
    EXPECT_EQ(headerNames(unknown), headerNames(wrongPassword));
    EXPECT_EQ(sessionsOf(bo), 1);
}

// The quickest of several tries, so that a busy machine doesn't decide.
TEST_F(SignIn, TakesAsLongForAnUnknownEmailAsForAWrongPassword) {
    const auto quickest = [](const auto& attempt) {
        auto least = std::chrono::duration<double>::max();
        for (int i = 0; i < 4; ++i) {
            const auto start = std::chrono::steady_clock::now();
            attempt();
            least = std::min<std::chrono::duration<double>>(least, std::chrono::steady_clock::now() - start);
        }
        return least.count();
    };
    tryFrom(Network().address(), uniqueEmail("nobody"), wrong);
    tryFrom(Network().address(), uniqueEmail("nobody"), wrong);

    const auto unknown = quickest([] { tryFrom(Network().address(), uniqueEmail("nobody"), wrong); });
    const auto known = quickest([&] { tryFrom(Network().address(), bo.email, wrong); });

    EXPECT_GT(unknown, known * 0.6);
    EXPECT_LT(unknown, known * 1.7);
}

TEST_F(SignIn, NamesEveryWrongField) {
    const auto post = [&](const std::string& text) { return nobody().from(network.address()).post(path, text); };

    EXPECT_TRUE(refusedFields(post("{}"), {"email", "password"}));
    EXPECT_TRUE(
        refusedFields(post(R"({"email": 1, "password": null, "remember": true})"), {"email", "password", "remember"}));
    EXPECT_TRUE(refusedFields(post(body({{"email", ""}, {"password", std::string(513, 'x')}})), {"email", "password"}));
    EXPECT_EQ(sessionsOf(bo), 1);
}

TEST_F(SignIn, StopsGuessingAtOneAccountFromOneNetwork) {
    for (int i = 0; i < 5; ++i) EXPECT_EQ(tryFrom(network.address(i + 1), bo.email, wrong).status, 401);

    const auto stopped = tryFrom(network.address(9), bo.email, right);

    EXPECT_TRUE(refused(stopped, 429, "too_many_requests"));
    EXPECT_GT(std::stoi(stopped.header("retry-after")), 29 * 60);
    EXPECT_LE(std::stoi(stopped.header("retry-after")), 30 * 60);
    EXPECT_EQ(sessionsOf(bo), 1);
}

TEST_F(SignIn, StopsGuessingWhateverTheCaseOfTheEmail) {
    for (std::size_t i = 0; i < 5; ++i) {
        auto email = bo.email;
        email[email.size() - 1 - i] = static_cast<char>(std::toupper(email[email.size() - 1 - i]));
        EXPECT_EQ(tryFrom(network.address(), email, wrong).status, 401);
    }

    EXPECT_EQ(tryAs(bo, right).status, 429);
}

TEST_F(SignIn, StopsGuessingAtAnUnknownEmailAsWell) {
    const auto email = uniqueEmail("nobody");
    for (int i = 0; i < 5; ++i) EXPECT_EQ(tryFrom(network.address(), email, wrong).status, 401);

    EXPECT_EQ(tryFrom(network.address(), email, wrong).status, 429);
}

TEST_F(SignIn, LetsTheVictimInFromAnotherNetwork) {
    for (int i = 0; i < 6; ++i) tryAs(bo, wrong);

    EXPECT_EQ(tryFrom(Network().address(), bo.email, right).status, 200);
    EXPECT_EQ(tryAs(bo, right).status, 429);
}

TEST_F(SignIn, LetsAnotherAccountInFromTheSameNetwork) {
    const auto cy = athlete("Cy");
    givePassword(cy);
    for (int i = 0; i < 6; ++i) tryAs(bo, wrong);

    EXPECT_EQ(tryAs(cy, right).status, 200);
}

TEST_F(SignIn, ForgetsFailuresAfterASuccess) {
    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < 4; ++i) EXPECT_EQ(tryAs(bo, wrong).status, 401);
        EXPECT_EQ(tryAs(bo, right).status, 200);
    }
}

TEST_F(SignIn, CountsGuessesMadeAtOnce) {
    const auto answers = atOnce(12, [&](int) { return tryAs(bo, wrong); });

    EXPECT_EQ(countOf(answers, 401), 5);
    EXPECT_EQ(countOf(answers, 429), 7);
}

TEST_F(SignIn, IsNotMovedByForgedAddresses) {
    for (int i = 0; i < 6; ++i)
        nobody()
            .from(network.address())
            .with("X-Forwarded-For", "10.0.0." + std::to_string(i))
            .with("X-Real-IP", "10.0.0." + std::to_string(i))
            .with("Forwarded", "for=10.0.0." + std::to_string(i))
            .post(path, body({{"email", bo.email}, {"password", wrong}}));

    EXPECT_EQ(tryAs(bo, right).status, 429);
}

TEST_F(SignIn, TakesTwentyAMinuteFromOneAddress) {
    const auto answers = atOnce(30, [&](int) { return tryFrom(network.address(), "", ""); });

    EXPECT_GE(countOf(answers, 429), 7);
    EXPECT_GE(countOf(answers, 400), 20);
    for (const auto& answer : answers)
        EXPECT_EQ(answer.code(), answer.status == 429 ? "too_many_requests" : "invalid_input");
    EXPECT_EQ(tryFrom(network.address(2), "", "").status, 400);
}

// Whoever could plant a token in a browser beforehand must not share the session that is opened afterwards.
TEST_F(SignIn, GivesANewTokenWhateverTheRequestBrings) {
    const std::string planted(43, 'A');
    const auto before = openSession(bo);

    const auto answer =
        Asker(planted).from(network.address()).post(path, body({{"email", bo.email}, {"password", right}}));
    const auto again =
        Asker(before).from(network.address()).post(path, body({{"email", bo.email}, {"password", right}}));

    EXPECT_NE(answer.newToken(), planted);
    EXPECT_NE(again.newToken(), before);
    EXPECT_TRUE(Asker(before).get("/api/auth/session")["user"].isNull());
    EXPECT_TRUE(Asker(planted).get("/api/auth/session")["user"].isNull());
}

TEST_F(SignIn, HashesAgainWhereTheCostHasChanged) {
    const auto cy = athlete("Cy");
    // argon2id with 19 MiB, made from the same password.
    sql("insert into private.passwords (user_id, hash) values ($1, $2)",
        {cy.id, "$argon2id$v=19$m=19456,t=2,p=1$PQyismE0ysDk8uvfxBjLfg$Z47ncX4kvopFKFNG4FlffikWS6xG7AbSEuVYwX38wYI"});

    ASSERT_EQ(tryAs(cy, right).status, 200);

    EXPECT_EQ(rowsIn("private.passwords", "user_id = $1 and hash like '$argon2id$v=19$m=65536,t=2,p=1$%'", {cy.id}), 1);
    EXPECT_EQ(tryAs(cy, right).status, 200);
}

// Verifying takes long: a password that is changed in this time is not good any more.
TEST_F(SignIn, FailsWhereThePasswordIsChangedMeanwhile) {
    Unfinished changing("update private.passwords set hash = $2 where user_id = $1",
                        {bo.id, tp::password::hash(wrong)});
    auto caught = std::async(std::launch::async, [&] { return tryAs(bo, right); });
    EXPECT_EQ(caught.wait_for(std::chrono::seconds(1)), std::future_status::timeout);

    changing.commit();

    EXPECT_TRUE(refused(caught.get(), 401, "invalid_credentials"));
    EXPECT_EQ(sessionsOf(bo), 1);
}

// Ending the other sessions takes the account first, and then the sessions; so must who replaces one.
TEST_F(SignIn, WaitsForTheAccountBeforeItTakesTheOldSession) {
    Unfinished ending("select from app.users where id = $1 for no key update", {bo.id});
    auto caught = std::async(std::launch::async, [&] {
        return as(bo).from(network.address()).post(path, body({{"email", bo.email}, {"password", right}}));
    });
    EXPECT_EQ(caught.wait_for(std::chrono::seconds(1)), std::future_status::timeout);
    const auto old = valueOf("select id from private.sessions where user_id = $1", {bo.id});
    EXPECT_TRUE(isFree("private.sessions", old));

    ending.commit();

    EXPECT_EQ(caught.get().status, 200);
    EXPECT_EQ(rowsIn("private.sessions", "id = $1", {old}), 0) << "it is replaced";
    EXPECT_EQ(sessionsOf(bo), 1);
}

TEST_F(SignIn, RefusesAnotherSite) {
    const auto answer = nobody()
                            .from(network.address())
                            .with("Origin", "https://evil.example")
                            .post(path, body({{"email", bo.email}, {"password", right}}));

    EXPECT_TRUE(refused(answer, 403, "cross_site"));
    EXPECT_EQ(answer.headers.count("set-cookie"), 0);
    EXPECT_EQ(sessionsOf(bo), 1);
}

}  // namespace
