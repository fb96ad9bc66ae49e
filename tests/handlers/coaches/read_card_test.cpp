// coaches/read_card
#include "http_test.h"

namespace {

using namespace tp::test;

struct ReadCard : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");
    std::string path = "/api/coaches/" + ana.id + "/profile";
};

TEST_F(ReadCard, ShowsEveryFieldButTheLimit) {
    connect(ana, bo);
    limitClients(ana, 7);
    sql("update app.coach_cards set specializations = '[\"Rowing\"]', bio = 'Hello' where coach_id = $1", {ana.id});

    const auto answer = as(bo).get(path);

    EXPECT_EQ(answer.body, R"({"id":")" + ana.id +
                               R"(","displayName":"Ana","specializations":["Rowing"],"certifications":[],)"
                               R"("bio":"Hello","phone":null,"website":null,"isActive":true})");
}

TEST_F(ReadCard, IsForOwnAthletesAdministratorsAndTheCoach) {
    const auto foreign = as(bo).get(path);
    EXPECT_TRUE(equallyForbidden(foreign, as(bo).get("/api/coaches/" + missingId() + "/profile")));
    EXPECT_TRUE(equallyForbidden(foreign, as(coach("Eve")).get(path)));
    EXPECT_EQ(as(ana).get(path).status, 200);
    EXPECT_EQ(as(administrator("Ida")).get(path).status, 200);
    EXPECT_TRUE(refused(as(administrator("Ida")).get("/api/coaches/" + bo.id + "/profile"), 403, "forbidden"));
    connect(ana, bo);
    pause(ana, bo);
    EXPECT_EQ(as(bo).get(path).status, 200);
    disconnect(ana, bo);
    EXPECT_TRUE(refused(as(bo).get(path), 403, "forbidden"));
}

TEST_F(ReadCard, IsForWhoIsInvited) {
    sql("insert into app.invitations (coach_id, method, username, recipient_id, code_hash, code_nonce) "
        "values ($1, 'username', $2, $3, sha256(convert_to($2, 'UTF8')), 'nonce')",
        {ana.id, bo.username, bo.id});
    EXPECT_EQ(as(bo).get(path)["displayName"].text(), "Ana");
    EXPECT_TRUE(refused(as(athlete("Cy")).get(path), 403, "forbidden"));
    sql("update app.invitations set expires_at = now() where coach_id = $1", {ana.id});
    EXPECT_TRUE(refused(as(bo).get(path), 403, "forbidden"));
}

}  // namespace
