// account/end_session
#include "http_test.h"

namespace {

using namespace tp::test;

const std::string path = "/api/account/sessions";

struct EndSession : HttpTest {
    Person bo = athlete("Bo");
    std::string phone = openSession(bo);

    static std::string idOf(const std::string& token) {
        return valueOf("select id from private.sessions where token_hash = sha256($1::bytea)", {token});
    }
    static Answer end(const std::string& token, const std::string& id) {
        return Asker(token).send("DELETE", path + "/" + id);
    }
    long sessions() const { return rowsIn("private.sessions", "user_id = $1", {bo.id}); }
};

TEST_F(EndSession, EndsAnotherOne) {
    const auto answer = end(bo.token, idOf(phone));

    EXPECT_EQ(answer.status, 204) << answer.body;
    EXPECT_EQ(answer.headers.count("set-cookie"), 0);
    EXPECT_EQ(Asker(phone).get("/api/account").status, 401);
    EXPECT_EQ(as(bo).get("/api/account").status, 200);
}

TEST_F(EndSession, EndsTheOneInUseLikeSigningOut) {
    const auto answer = end(phone, idOf(phone));

    EXPECT_EQ(answer.status, 204) << answer.body;
    EXPECT_EQ(answer.header("set-cookie"), "tp_session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    EXPECT_EQ(Asker(phone).get("/api/account").status, 401);
    EXPECT_EQ(sessions(), 1);
}

TEST_F(EndSession, TellsNobodyWhichSessionsThereAre) {
    const auto cy = athlete("Cy");
    const auto foreign = end(cy.token, idOf(phone));
    const auto missing = end(cy.token, missingId());

    EXPECT_TRUE(equallyForbidden(foreign, missing));
    EXPECT_TRUE(equallyForbidden(foreign, end(administrator("Ida").token, idOf(phone))));
    EXPECT_EQ(nobody().send("DELETE", path + "/" + idOf(phone)).status, 401);
    EXPECT_EQ(sessions(), 2);
}

TEST_F(EndSession, EndsOneOnceWhenAskedManyTimes) {
    const auto id = idOf(phone);

    const auto answers = atOnce(20, [&](int) { return end(bo.token, id); });

    EXPECT_EQ(countOf(answers, 204), 1);
    EXPECT_EQ(countOf(answers, 403), 19);
    EXPECT_EQ(sessions(), 1);
}

TEST_F(EndSession, LetsOneOfTwoThatEndEachOtherGo) {
    const auto ids = std::vector{idOf(phone), idOf(bo.token)};

    const auto answers =
        atOnce(2, [&](int i) { return end(i == 0 ? bo.token : phone, ids[static_cast<std::size_t>(i)]); });

    EXPECT_EQ(countOf(answers, 204), 1);
    EXPECT_EQ(countOf(answers, 401) + countOf(answers, 403), 1);
    EXPECT_EQ(sessions(), 1);
}

TEST_F(EndSession, RefusesAnotherSite) {
    const auto id = idOf(phone);

    EXPECT_TRUE(
        refused(as(bo).with("Origin", "https://evil.example").send("DELETE", path + "/" + id), 403, "cross_site"));
    EXPECT_EQ(sessions(), 2);
}

}  // namespace
