// messages/add_participants
#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* conversations = "/api/messages/conversations";

struct AddParticipants : HttpTest {
    using Ids = std::vector<std::string>;
    Person ana = coach("Ana");
    Person bo = connected("Bo");
    Person cy = connected("Cy");
    Person di = connected("Di");
    std::string group = groupConversation(ana, {bo}, "Runners");

    Person connected(const std::string& name) const {
        auto made = athlete(name);
        connect(ana, made);
        return made;
    }
    static std::string of(const std::string& id) { return std::string(conversations) + "/" + id; }
    static Answer add(const Person& who, const std::string& id, const Ids& ids) {
        return as(who).post(of(id) + "/participants", body({{"userIds", ids}}));
    }
    static Ids contents(const Person& who, const std::string& id) {
        return as(who).get(of(id) + "/messages")["items"].texts("content");
    }
    long members() const {
        return rowsIn("app.conversation_participants", "conversation_id = $1 and left_at is null", {group});
    }
};

TEST_F(AddParticipants, LetsThemSeeWhatIsWrittenFromThenOn) {
    message(ana, group, "before");
    const auto etag = as(bo).get(conversations).header("etag");

    const auto answer = add(ana, group, {cy.id, di.id});

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer["participants"].texts("userId"), (Ids{ana.id, bo.id, cy.id, di.id}));
    EXPECT_EQ(as(bo).with("If-None-Match", etag).get(conversations).status, 200);
    const auto seen = as(cy).get(conversations)["items"][0];
    EXPECT_EQ(seen["id"].text(), group);
    EXPECT_TRUE(seen["lastMessage"].isNull());
    EXPECT_EQ(seen["unreadCount"].integer(), 0);
    EXPECT_EQ(contents(cy, group), Ids{});
    message(bo, group, "after");
    EXPECT_EQ(contents(cy, group), Ids{"after"});
    EXPECT_EQ(contents(bo, group), (Ids{"after", "before"}));
    EXPECT_EQ(as(cy).get(conversations)["items"][0]["unreadCount"].integer(), 1);
}

TEST_F(AddParticipants, ShowsThemNoQuotesOfWhatCameBefore) {
    const auto before = message(ana, group, "before");
    add(ana, group, {cy.id});

    const auto reply = as(bo).post(of(group) + "/messages", body({{"content", "yes"}, {"replyToId", before}}));

    ASSERT_EQ(reply.status, 201) << reply.body;
    for (const auto& path : {of(group) + "/messages", std::string(conversations), of(group) + "/changes?after=0"})
        EXPECT_EQ(as(cy).get(path).body.find("before"), std::string::npos) << path;
    EXPECT_EQ(as(ana).get(of(group) + "/messages")["items"][0]["replyTo"]["excerpt"].text(), "before");
    EXPECT_EQ(as(ana).get(conversations)["items"][0]["lastMessage"]["replyTo"]["excerpt"].text(), "before");
}

TEST_F(AddParticipants, BringsBackWhoHadLeftWithoutWhatCameMeanwhile) {
    message(ana, group, "before");
    ASSERT_EQ(as(bo).post(of(group) + "/leave").status, 204);
    message(ana, group, "meanwhile");

    ASSERT_EQ(add(ana, group, {bo.id}).status, 200);
    message(ana, group, "after");

    EXPECT_EQ(contents(bo, group), (Ids{"after", "before"}));
    EXPECT_EQ(as(bo).get(conversations)["items"][0]["unreadCount"].integer(), 1);
    EXPECT_EQ(as(bo).post(of(group) + "/messages", body({{"content", "hi"}})).status, 201);
}

TEST_F(AddParticipants, LeavesAloneWhoIsInIt) {
    const auto joined = valueOf("select joined_at from app.conversation_participants where user_id = $1", {bo.id});

    const auto answer = add(ana, group, {bo.id, cy.id});

    EXPECT_EQ(answer["participants"].texts("userId"), (Ids{ana.id, bo.id, cy.id}));
    EXPECT_EQ(valueOf("select joined_at from app.conversation_participants where user_id = $1", {bo.id}), joined);
}

TEST_F(AddParticipants, AddsOneOnceThoughTwentyAskAtOnce) {
    message(ana, group, "before");
    const auto answers = atOnce(20, [&](int i) {
        return add(ana, group, i % 2 == 0 ? Ids{cy.id, di.id} : Ids{cy.id});
    });

    EXPECT_EQ(countOf(answers, 200), 20);
    EXPECT_EQ(members(), 4);
    EXPECT_EQ(add(ana, group, {cy.id})["participants"].size(), 4);
    EXPECT_EQ(contents(cy, group), Ids{});
}

TEST_F(AddParticipants, AddsNobodyWhoseConnectionEndsAtThatMoment) {
    std::vector<Person> crowd;
    for (int i = 0; i < 10; ++i) crowd.push_back(connected("Crowd"));

    const auto answers = atOnce(20, [&](int i) {
        const auto& one = crowd[static_cast<std::size_t>(i / 2)];
        return i % 2 == 0 ? add(ana, group, {one.id}) : as(one).post("/api/athlete/coaches/" + ana.id + "/end");
    });

    for (std::size_t i = 0; i < answers.size(); ++i)
        EXPECT_TRUE(answers[i].status == (i % 2 == 0 ? 200 : 204) || refused(answers[i], 403, "forbidden"));
    EXPECT_EQ(members(), 2);
}

TEST_F(AddParticipants, AddsAllOrNobody) {
    const auto eve = coach("Eve");
    const auto fay = athlete("Fay");
    connect(eve, fay);
    permit(ana, di, "can_send_messages", false);
    pause(ana, cy);

    const auto foreign = add(ana, group, {fay.id});
    for (const auto& id : {missingId(), eve.id, ana.id, di.id, cy.id})
        EXPECT_TRUE(equallyForbidden(foreign, add(ana, group, {id})));
    EXPECT_TRUE(equallyForbidden(foreign, add(ana, group, {bo.id, fay.id})));
    EXPECT_EQ(members(), 2);
}

TEST_F(AddParticipants, IsForTheGroupsCoach) {
    const auto eve = coach("Eve");
    connect(eve, cy);
    const auto direct = directConversation(ana, cy);

    const auto foreign = add(eve, group, {cy.id});
    EXPECT_TRUE(equallyForbidden(foreign, add(eve, missingId(), {cy.id})));
    EXPECT_TRUE(equallyForbidden(foreign, add(ana, direct, {bo.id})));
    EXPECT_TRUE(equallyForbidden(foreign, add(bo, group, {cy.id})));
    EXPECT_TRUE(
        refused(nobody().post(of(group) + "/participants", body({{"userIds", Ids{cy.id}}})), 401, "unauthenticated"));
    EXPECT_EQ(members(), 2);
}

TEST_F(AddParticipants, NamesEveryWrongField) {
    EXPECT_TRUE(refusedFields(as(ana).post(of(group) + "/participants", "{}"), {"userIds"}));
    EXPECT_TRUE(refusedFields(add(ana, group, {}), {"userIds"}));
    EXPECT_TRUE(refusedFields(add(ana, group, {cy.id, cy.id}), {"userIds"}));
    EXPECT_TRUE(refusedFields(add(ana, "x", {cy.id}), {"conversationId"}));
    EXPECT_TRUE(refusedFields(as(ana).post(of(group) + "/participants", R"({"userIds": ["x"], "role": "coach"})"),
                              {"userIds[0]", "role"}));
}

}  // namespace
