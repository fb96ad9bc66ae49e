// coach/connect_athlete
#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/coach/athletes/connect";

struct ConnectAthlete : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");

    static Answer connectTo(const Person& who, const std::string& email) {
        return as(who).post(path, body({{"athleteEmail", email}}));
    }
    long connections() const { return rowsIn("app.coach_athletes", "coach_id = $1", {ana.id}); }
    std::string status() const {
        return valueOf("select status from app.coach_athletes where coach_id = $1 and athlete_id = $2",
                       {ana.id, bo.id});
    }
};

TEST_F(ConnectAthlete, ConnectsAtOnce) {
    const auto answer = connectTo(ana, bo.email);

    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(answer.json().names(),
              (std::vector<std::string>{"athlete", "athleteId", "coachId", "createdAt", "id", "status"}));
    EXPECT_EQ(answer["coachId"].text(), ana.id);
    EXPECT_EQ(answer["athleteId"].text(), bo.id);
    EXPECT_EQ(answer["status"].text(), "active");
    EXPECT_EQ(answer["athlete"].names(), (std::vector<std::string>{"displayName", "email", "id"}));
    EXPECT_EQ(answer["athlete"]["id"].text(), bo.id);
    EXPECT_EQ(answer["athlete"]["displayName"].text(), "Bo");
    EXPECT_EQ(answer["athlete"]["email"].text(), bo.email);
    EXPECT_EQ(rowsIn("app.coach_athletes", "id = $1 and coach_id = $2 and athlete_id = $3 and status = 'active'",
                     {answer["id"].text(), ana.id, bo.id}),
              1);
}

TEST_F(ConnectAthlete, FindsTheAthleteWhateverTheCaseOfTheEmail) {
    auto email = bo.email;
    email[0] = 'B';

    EXPECT_EQ(connectTo(ana, "  " + email + "\n").status, 201);
}

TEST_F(ConnectAthlete, LetsAnAthleteHaveSeveralCoaches) {
    const auto eve = coach("Eve");

    EXPECT_EQ(connectTo(ana, bo.email).status, 201);
    EXPECT_EQ(connectTo(eve, bo.email).status, 201);
}

TEST_F(ConnectAthlete, RefusesAnUnknownEmail) {
    EXPECT_TRUE(refused(connectTo(ana, uniqueEmail("nobody")), 404, "user_not_found"));
    EXPECT_EQ(connections(), 0);
}

TEST_F(ConnectAthlete, RefusesWhoIsNoAthlete) {
    EXPECT_TRUE(refused(connectTo(ana, coach("Eve").email), 400, "wrong_role"));
    EXPECT_TRUE(refused(connectTo(ana, administrator("Ida").email), 400, "wrong_role"));
    EXPECT_TRUE(refused(connectTo(ana, ana.email), 400, "wrong_role"));
    EXPECT_EQ(connections(), 0);
}

TEST_F(ConnectAthlete, RefusesWhoIsConnectedAlready) {
    connect(ana, bo);
    EXPECT_TRUE(refused(connectTo(ana, bo.email), 409, "already_connected"));
    pause(ana, bo);
    EXPECT_TRUE(refused(connectTo(ana, bo.email), 409, "already_connected"));

    EXPECT_EQ(connections(), 1);
    EXPECT_EQ(status(), "inactive");
}

TEST_F(ConnectAthlete, SaysAlreadyConnectedAtTheLimitToo) {
    connect(ana, bo);
    limitClients(ana, 1);

    EXPECT_TRUE(refused(connectTo(ana, bo.email), 409, "already_connected"));
}

TEST_F(ConnectAthlete, OpensAnEndedConnectionAgain) {
    connect(ana, bo);
    const auto first = valueOf("select id from app.coach_athletes where coach_id = $1", {ana.id});
    disconnect(ana, bo);
    ASSERT_EQ(status(), "terminated");

    const auto answer = connectTo(ana, bo.email);

    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(answer["id"].text(), first);
    EXPECT_EQ(answer["status"].text(), "active");
    EXPECT_EQ(connections(), 1);
}

TEST_F(ConnectAthlete, RefusesAnAthleteWhoLeft) {
    connect(ana, bo);
    sqlAs(bo.token, "update app.coach_athletes set status = 'terminated' where athlete_id = $1", {bo.id});

    EXPECT_TRUE(refused(connectTo(ana, bo.email), 409, "athlete_left"));
    EXPECT_EQ(status(), "terminated");
}

TEST_F(ConnectAthlete, KeepsToTheClientLimit) {
    limitClients(ana, 1);
    connect(ana, athlete("Cy"));

    EXPECT_TRUE(refused(connectTo(ana, bo.email), 409, "client_limit_reached"));
    EXPECT_EQ(connections(), 1);
}

TEST_F(ConnectAthlete, CountsEndedConnectionsNotAndPausedOnes) {
    limitClients(ana, 2);
    const auto cy = athlete("Cy");
    const auto di = athlete("Di");
    connect(ana, cy);
    disconnect(ana, cy);
    connect(ana, di);
    pause(ana, di);

    EXPECT_EQ(connectTo(ana, bo.email).status, 201);
    EXPECT_TRUE(refused(connectTo(ana, cy.email), 409, "client_limit_reached"));
}

TEST_F(ConnectAthlete, LetsExactlyOneOfTwentyTakeTheLastPlace) {
    limitClients(ana, 2);
    connect(ana, bo);
    std::vector<Person> others;
    for (int i = 0; i < 20; ++i) others.push_back(athlete("Other"));

    const auto answers = atOnce(20, [&](int i) { return connectTo(ana, others[static_cast<std::size_t>(i)].email); });

    EXPECT_EQ(countOf(answers, 201), 1);
    EXPECT_EQ(countOf(answers, 409), 19);
    for (const auto& answer : answers)
        EXPECT_TRUE(answer.status == 201 || refused(answer, 409, "client_limit_reached"));
    EXPECT_EQ(connections(), 2);
}

TEST_F(ConnectAthlete, MakesOneConnectionOfManyAtOnce) {
    const auto answers = atOnce(20, [&](int) { return connectTo(ana, bo.email); });

    EXPECT_EQ(countOf(answers, 201), 1);
    EXPECT_EQ(countOf(answers, 409), 19);
    EXPECT_EQ(connections(), 1);
}

TEST_F(ConnectAthlete, RefusesAthletesAndStrangers) {
    const auto known = connectTo(athlete("Cy"), bo.email);
    const auto unknown = connectTo(athlete("Cy"), uniqueEmail("nobody"));

    EXPECT_TRUE(equallyForbidden(known, unknown));
    EXPECT_TRUE(equallyForbidden(known, connectTo(administrator("Ida"), bo.email)));
    EXPECT_TRUE(refused(nobody().post(path, body({{"athleteEmail", bo.email}})), 401, "unauthenticated"));
    EXPECT_EQ(rowsIn("app.coach_athletes", "athlete_id = $1", {bo.id}), 0);
}

TEST_F(ConnectAthlete, NamesEveryWrongField) {
    EXPECT_TRUE(refusedFields(as(ana).post(path, "{}"), {"athleteEmail"}));
    EXPECT_TRUE(refusedFields(as(ana).post(path, R"({"athleteEmail": 7, "status": "active", "coachId": null})"),
                              {"athleteEmail", "status", "coachId"}));
    EXPECT_TRUE(refusedFields(connectTo(ana, "bo"), {"athleteEmail"}));
    EXPECT_TRUE(refusedFields(connectTo(ana, "' or 1=1 --@x.test"), {"athleteEmail"}));
}

TEST_F(ConnectAthlete, RunsOnceAKey) {
    expectIdempotent({ana, path, body({{"athleteEmail", bo.email}}), body({{"athleteEmail", athlete("Cy").email}})},
                     "app.coach_athletes", "coach_id = $1", {ana.id});
}

// With the feature connectRequiresConsent.
struct ConnectWithConsent : ConnectAthlete {
    ConnectWithConsent() { setConsent(true); }
    ~ConnectWithConsent() override { setConsent(false); }
    static void setConsent(bool required) {
        sql("insert into app.feature_flags values ('connectRequiresConsent', $1) "
            "on conflict (name) do update set enabled = excluded.enabled",
            {required ? "true" : "false"});
    }
    std::string invitationId() const { return as(bo).get("/api/invitations")["items"][0]["id"].text(); }
};

TEST_F(ConnectWithConsent, AsksTheAthlete) {
    const auto answer = connectTo(ana, bo.email);

    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(answer["status"].text(), "pending");
    EXPECT_EQ(status(), "pending");
    EXPECT_TRUE(refused(as(ana).get("/api/coach/logs?athleteId=" + bo.id), 403, "forbidden"));
    EXPECT_TRUE(refused(connectTo(ana, bo.email), 409, "already_invited"));

    ASSERT_EQ(as(bo).post("/api/invitations/accept", body({{"invitationId", invitationId()}})).status, 201);
    EXPECT_EQ(status(), "active");
    EXPECT_TRUE(refused(connectTo(ana, bo.email), 409, "already_connected"));
}

TEST_F(ConnectWithConsent, LeavesNothingOfADeclinedOrWithdrawnOne) {
    connectTo(ana, bo.email);
    ASSERT_EQ(as(bo).post("/api/invitations/decline", body({{"invitationId", invitationId()}})).status, 204);
    EXPECT_EQ(connections(), 0);
    connectTo(ana, bo.email);
    ASSERT_EQ(as(ana).post("/api/coach/invitations/" + invitationId() + "/withdraw").status, 200);
    EXPECT_EQ(connections(), 0);
}

TEST_F(ConnectWithConsent, LetsTheAthleteWhoLeftComeBack) {
    connect(ana, bo);
    as(bo).post("/api/athlete/coaches/" + ana.id + "/end");

    EXPECT_EQ(connectTo(ana, bo.email)["status"].text(), "pending");
    EXPECT_EQ(status(), "terminated");
    ASSERT_EQ(as(bo).post("/api/invitations/accept", body({{"invitationId", invitationId()}})).status, 201);
    EXPECT_EQ(status(), "active");
}

TEST_F(ConnectWithConsent, KeepsThePlaceForTheAnswer) {
    limitClients(ana, 1);
    ASSERT_EQ(connectTo(ana, bo.email).status, 201);

    EXPECT_TRUE(refused(connectTo(ana, athlete("Cy").email), 409, "client_limit_reached"));
    EXPECT_EQ(as(bo).post("/api/invitations/accept", body({{"invitationId", invitationId()}})).status, 201);
}

}  // namespace
