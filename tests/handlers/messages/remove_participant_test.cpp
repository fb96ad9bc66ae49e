// messages/remove_participant
#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* conversations = "/api/messages/conversations";

struct RemoveParticipant : HttpTest {
    using Texts = std::vector<std::string>;
    Person ana = coach("Ana");
    Person bo = connected("Bo");
    Person cy = connected("Cy");
    std::string group = groupConversation(ana, {bo, cy}, "Runners");

    Person connected(const std::string& name) const {
        auto made = athlete(name);
        connect(ana, made);
        return made;
    }
    static std::string of(const std::string& id) { return std::string(conversations) + "/" + id; }
    static Answer remove(const Person& who, const std::string& id, const std::string& userId) {
        return as(who).send("DELETE", of(id) + "/participants/" + userId);
    }
    bool isIn(const Person& one) const {
        return rowsIn("app.conversation_participants", "conversation_id = $1 and user_id = $2 and left_at is null",
                      {group, one.id}) == 1;
    }
};

TEST_F(RemoveParticipant, KeepsWhatCameBeforeAndShowsNothingAfter) {
    message(ana, group, "before");

    ASSERT_EQ(remove(ana, group, bo.id).status, 204);
    message(ana, group, "after");

    EXPECT_EQ(as(bo).get(of(group) + "/messages")["items"].texts("content"), Texts{"before"});
    const auto seen = as(bo).get(conversations)["items"][0];
    EXPECT_EQ(seen["lastMessage"]["content"].text(), "before");
    EXPECT_FALSE(seen["canWrite"].boolean());
    EXPECT_TRUE(refused(as(bo).post(of(group) + "/messages", body({{"content", "x"}})), 403, "forbidden"));
    EXPECT_EQ(as(cy).get(of(group) + "/messages")["items"].size(), 2);
    const auto participants = as(ana).get(conversations)["items"][0]["participants"];
    EXPECT_TRUE(participants[1]["leftAt"].isText());
    EXPECT_TRUE(participants[2]["leftAt"].isNull());
}

TEST_F(RemoveParticipant, IsRepeatableAndChangesNothingForWhoIsNotInIt) {
    ASSERT_EQ(remove(ana, group, bo.id).status, 204);
    const auto etag = as(ana).get(conversations).header("etag");

    for (const auto& id : {bo.id, connected("Di").id, missingId()}) EXPECT_EQ(remove(ana, group, id).status, 204);

    EXPECT_EQ(as(ana).with("If-None-Match", etag).get(conversations).status, 304);
}

TEST_F(RemoveParticipant, KeepsTheGroupsCoachInIt) {
    EXPECT_TRUE(refused(remove(ana, group, ana.id), 409, "cannot_leave"));
    EXPECT_TRUE(isIn(ana));
}

TEST_F(RemoveParticipant, IsNotUndoneByThePausesEnd) {
    pause(ana, bo);
    pause(ana, cy);
    ASSERT_EQ(remove(ana, group, bo.id).status, 204);

    for (const auto& one : {bo, cy})
        sql("update app.coach_athletes set status = 'active' where coach_id = $1 and athlete_id = $2",
            {ana.id, one.id});

    EXPECT_FALSE(isIn(bo));
    EXPECT_TRUE(isIn(cy));
}

TEST_F(RemoveParticipant, IsForTheGroupsCoach) {
    const auto eve = coach("Eve");
    const auto direct = directConversation(ana, bo);

    const auto foreign = remove(eve, group, bo.id);
    EXPECT_TRUE(equallyForbidden(foreign, remove(eve, missingId(), bo.id)));
    EXPECT_TRUE(equallyForbidden(foreign, remove(ana, direct, bo.id)));
    EXPECT_TRUE(equallyForbidden(foreign, remove(bo, group, cy.id)));
    EXPECT_TRUE(equallyForbidden(foreign, remove(bo, group, bo.id)));
    EXPECT_TRUE(refused(nobody().send("DELETE", of(group) + "/participants/" + bo.id), 401, "unauthenticated"));
    EXPECT_TRUE(refusedFields(remove(ana, "x", "y"), {"conversationId", "userId"}));
    EXPECT_TRUE(isIn(bo) && isIn(cy));
}

}  // namespace
