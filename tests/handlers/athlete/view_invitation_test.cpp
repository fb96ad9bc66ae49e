// athlete/view_invitation
#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/invitations/view";

struct ViewInvitation : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");
    Invited mailed = inviteAddress(ana, bo.email);
    Network network;

    Answer view(const Asker& asker, const std::string& code) const {
        return asker.from(network.address()).post(path, body({{"code", code}}));
    }
};

TEST_F(ViewInvitation, ShowsWhoInvitesToAnybodyWithTheCode) {
    const auto answer = view(nobody(), mailed.code);

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer["email"].text(), bo.email);
    EXPECT_EQ(answer["invitation"]["id"].text(), mailed.id);
    EXPECT_EQ(answer["invitation"]["coach"]["displayName"].text(), "Ana");
    EXPECT_EQ(answer["invitation"]["coach"].names(),
              (std::vector<std::string>{"bio", "certifications", "displayName", "id", "specializations", "website"}));
    EXPECT_EQ(answer["invitation"]["message"].text(), "Train with me");
    EXPECT_EQ(view(as(bo), mailed.code).status, 200);
    EXPECT_TRUE(view(nobody(), inviteUser(ana, athlete("Cy")).code)["email"].isNull());
}

TEST_F(ViewInvitation, WritesTheFirstViewDown) {
    view(nobody().with("User-Agent", "Mail \xC3\xA9"), mailed.code);
    view(as(bo).with("User-Agent", "Other"), mailed.code);

    EXPECT_EQ(rowsIn("app.invitations", "id = $1 and viewed_at is not null and viewed_from = $2 and viewed_with = $3",
                     {mailed.id, network.address(), "Mail \xC3\xA9"}),
              1);
    // Not to everybody's eyes, but that it was seen.
    EXPECT_FALSE(as(ana).get("/api/coach/invitations")["items"][0]["viewedAt"].isNull());
}

TEST_F(ViewInvitation, BearsAnyUserAgent) {
    for (const auto& agent : {std::string("\xFF\xFE"), std::string(5000, 'x'), std::string("'; drop table x --")})
        EXPECT_EQ(view(nobody().with("User-Agent", agent), inviteAddress(ana, uniqueEmail("x")).code).status, 200);
}

// Used, withdrawn, expired, unknown and somebody else's look alike to whom they don't belong.
TEST_F(ViewInvitation, TellsStrangersNothing) {
    setUnverified(bo);
    const auto unknown = view(nobody(), std::string(43, 'x'));
    EXPECT_TRUE(refused(unknown, 403, "forbidden"));
    EXPECT_TRUE(equallyForbidden(unknown, view(as(athlete("Cy")), mailed.code)));
    EXPECT_TRUE(equallyForbidden(unknown, view(as(ana), mailed.code)));
    EXPECT_TRUE(equallyForbidden(unknown, view(nobody(), "' or 1=1 --")));
    for (const char* end : {"status = 'withdrawn'", "status = 'declined'", "status = 'pending', expires_at = now()"}) {
        sql(std::string("update app.invitations set ") + end + " where id = $1", {mailed.id});
        EXPECT_TRUE(equallyForbidden(unknown, view(nobody(), mailed.code))) << end;
        EXPECT_TRUE(refused(view(as(bo), mailed.code), 410, "invitation_gone")) << end;
    }
}

TEST_F(ViewInvitation, TakesTenWrongCodesAnHour) {
    const auto answers = atOnce(20, [&](int) { return view(nobody(), std::string(43, 'x')); });

    EXPECT_EQ(countOf(answers, 403), 10);
    EXPECT_EQ(countOf(answers, 429), 10);
    // Then the right one has to wait as well, but not elsewhere.
    const auto right = nobody().from(network.address(2)).post(path, body({{"code", mailed.code}}));
    EXPECT_TRUE(refused(right, 429, "too_many_requests"));
    EXPECT_GT(std::stoi(right.header("retry-after")), 3000);
    const auto elsewhere = nobody().from(Network().address()).post(path, body({{"code", mailed.code}}));
    EXPECT_EQ(elsewhere.status, 200);
}

TEST_F(ViewInvitation, CountsAUserInEveryNetwork) {
    const auto cy = athlete("Cy");
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(as(cy).from(Network().address()).post(path, body({{"code", mailed.code}})).status, 403);

    EXPECT_EQ(as(cy).from(Network().address()).post(path, body({{"code", mailed.code}})).status, 429);
}

TEST_F(ViewInvitation, CountsNoRightCode) {
    for (int i = 0; i < 15; ++i) EXPECT_EQ(view(as(bo), mailed.code).status, 200);

    EXPECT_EQ(rowsIn("private.rate_limits", "counter like 'code user ' || $1 and count > 0", {bo.id}), 0);
}

TEST_F(ViewInvitation, NamesEveryWrongField) {
    EXPECT_TRUE(refusedFields(nobody().from(network.address()).post(path, "{}"), {"code"}));
    EXPECT_TRUE(refusedFields(view(nobody(), ""), {"code"}));
    EXPECT_TRUE(refusedFields(view(nobody(), std::string(201, 'x')), {"code"}));
}

}  // namespace
