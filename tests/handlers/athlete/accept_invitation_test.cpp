// athlete/accept_invitation
#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/invitations/accept";

struct AcceptInvitation : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");

    static Answer acceptId(const Person& who, const std::string& id) {
        return as(who).post(path, body({{"invitationId", id}}));
    }
    static Answer acceptCode(const Person& who, const std::string& code) {
        return as(who).from(Network().address()).post(path, body({{"code", code}}));
    }
    static bool isVerified(const Person& who) {
        return rowsIn("app.users", "id = $1 and email_verified_at is not null", {who.id}) == 1;
    }
};

TEST_F(AcceptInvitation, ConnectsAtOnce) {
    const auto invitation = inviteUser(ana, bo);
    const auto answer =
        as(bo).from("127.9.8.7").with("User-Agent", "Browser").post(path, body({{"invitationId", invitation.id}}));

    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(answer.json().names(),
              (std::vector<std::string>{"athleteId", "coach", "coachId", "createdAt", "id", "status"}));
    EXPECT_EQ(answer["status"].text(), "active");
    EXPECT_EQ(answer["coachId"].text(), ana.id);
    EXPECT_EQ(answer["athleteId"].text(), bo.id);
    EXPECT_EQ(answer["coach"]["displayName"].text(), "Ana");
    EXPECT_EQ(as(ana).get("/api/coach/athletes")["items"].texts("id"), std::vector{bo.id});
    EXPECT_EQ(rowsIn("app.notifications", "recipient_id = $1 and kind = 'invitation_accepted'", {ana.id}), 1);
    EXPECT_EQ(rowsIn("app.invitations",
                     "id = $1 and status = 'accepted' and responded_by = $2 and responded_from = '127.9.8.7' and "
                     "responded_with = 'Browser'",
                     {invitation.id, bo.id}),
              1);
}

TEST_F(AcceptInvitation, VerifiesTheAddressByTheCode) {
    setUnverified(bo);
    const auto invitation = inviteAddress(ana, bo.email);
    EXPECT_TRUE(refused(acceptId(bo, invitation.id), 403, "forbidden"));

    EXPECT_EQ(acceptCode(bo, invitation.code).status, 201);
    EXPECT_TRUE(isVerified(bo));
}

TEST_F(AcceptInvitation, BelongsToTheRecipientAlone) {
    const auto cy = athlete("Cy");
    const auto mailed = inviteAddress(ana, bo.email);
    const auto named = inviteUser(ana, bo);
    const auto foreign = acceptId(cy, named.id);

    EXPECT_TRUE(equallyForbidden(foreign, acceptId(cy, missingId())));
    EXPECT_TRUE(equallyForbidden(foreign, acceptId(cy, mailed.id)));
    EXPECT_TRUE(equallyForbidden(foreign, acceptCode(cy, mailed.code)));
    EXPECT_TRUE(equallyForbidden(foreign, acceptCode(cy, named.code)));
    EXPECT_TRUE(equallyForbidden(foreign, acceptCode(cy, "unknown")));
    EXPECT_TRUE(equallyForbidden(foreign, acceptCode(coach("Eve"), mailed.code)));
    EXPECT_EQ(connectionStatus(ana, cy), "");
    EXPECT_EQ(acceptCode(bo, mailed.code).status, 201);
}

TEST_F(AcceptInvitation, IsGoneForTheRecipientOnceItIsUsedOrExpired) {
    const auto invitation = inviteUser(ana, bo);
    expire(invitation);
    EXPECT_TRUE(refused(acceptId(bo, invitation.id), 410, "invitation_gone"));
    EXPECT_TRUE(refused(acceptCode(bo, invitation.code), 410, "invitation_gone"));
    const auto other = inviteUser(ana, bo);
    ASSERT_EQ(acceptCode(bo, other.code).status, 201);
    EXPECT_TRUE(refused(acceptCode(bo, other.code), 410, "invitation_gone"));
    EXPECT_TRUE(refused(as(athlete("Cy")).from(Network().address()).post(path, body({{"code", other.code}})), 403,
                        "forbidden"));
}

TEST_F(AcceptInvitation, SucceedsOnceOfFifty) {
    const auto invitation = inviteUser(ana, bo);
    const auto answers =
        atOnce(50, [&](int i) { return i % 2 == 0 ? acceptId(bo, invitation.id) : acceptCode(bo, invitation.code); });

    EXPECT_EQ(countOf(answers, 201), 1);
    EXPECT_EQ(countOf(answers, 410), 49);
    EXPECT_EQ(rowsIn("app.coach_athletes", "coach_id = $1", {ana.id}), 1);
}

TEST_F(AcceptInvitation, LetsExactlyOneOfTwentyTakeTheLastPlace) {
    limitClients(ana, 2);
    connect(ana, bo);
    std::vector<Person> people;
    std::vector<Invited> invitations;
    for (int i = 0; i < 20; ++i) {
        people.push_back(athlete("Other"));
        invitations.push_back(inviteUser(ana, people.back()));
    }
    const auto answers = atOnce(20, [&](int i) {
        const auto n = static_cast<std::size_t>(i);
        return acceptId(people[n], invitations[n].id);
    });

    EXPECT_EQ(countOf(answers, 201), 1);
    for (const auto& answer : answers)
        EXPECT_TRUE(answer.status == 201 || refused(answer, 409, "client_limit_reached"));
    EXPECT_EQ(rowsIn("app.coach_athletes", "coach_id = $1", {ana.id}), 2);
    EXPECT_EQ(rowsIn("app.invitations", "coach_id = $1 and status = 'accepted'", {ana.id}), 1);
}

TEST_F(AcceptInvitation, ReopensWhatTheAthleteEnded) {
    connect(ana, bo);
    ASSERT_EQ(as(bo).post("/api/athlete/coaches/" + ana.id + "/end").status, 204);
    ASSERT_TRUE(
        refused(as(ana).post("/api/coach/athletes/connect", body({{"athleteEmail", bo.email}})), 409, "athlete_left"));

    EXPECT_EQ(acceptId(bo, inviteUser(ana, bo).id).status, 201);
    EXPECT_EQ(connectionStatus(ana, bo), "active");
}

TEST_F(AcceptInvitation, RefusesWhoIsConnectedAlready) {
    const auto invitation = inviteUser(ana, bo);
    connect(ana, bo);
    EXPECT_TRUE(refused(acceptId(bo, invitation.id), 409, "already_connected"));
    pause(ana, bo);
    EXPECT_TRUE(refused(acceptId(bo, invitation.id), 409, "already_connected"));
    EXPECT_EQ(connectionStatus(ana, bo), "inactive");
}

TEST_F(AcceptInvitation, CountsWrongCodesWhateverTheKey) {
    const auto network = Network();
    const auto guess = [&](int i) {
        return as(bo)
            .from(network.address())
            .key("key-" + std::to_string(i % 2))
            .post(path, body({{"code", "guess " + std::to_string(i)}}));
    };
    for (int i = 0; i < 10; ++i) EXPECT_TRUE(refused(guess(i), 403, "forbidden")) << i;

    EXPECT_TRUE(refused(guess(10), 429, "too_many_requests"));
    EXPECT_EQ(rowsIn("app.idempotency_keys", "user_id = $1", {bo.id}), 0);
}

TEST_F(AcceptInvitation, TakesACodeOrAnId) {
    const auto id = missingId();
    EXPECT_TRUE(refusedFields(as(bo).post(path, "{}"), {"code", "invitationId"}));
    EXPECT_TRUE(
        refusedFields(as(bo).post(path, body({{"code", "x"}, {"invitationId", id}})), {"code", "invitationId"}));
    EXPECT_TRUE(refusedFields(as(bo).post(path, R"({"code": 7, "invitationId": "x"})"), {"code", "invitationId"}));
}

TEST_F(AcceptInvitation, RunsOnceAKey) {
    expectIdempotent(
        {bo, path, body({{"invitationId", inviteUser(ana, bo).id}}), body({{"invitationId", missingId()}})},
        "app.coach_athletes", "athlete_id = $1", {bo.id});
}

}  // namespace
