// messages/change_conversation
#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* conversations = "/api/messages/conversations";

struct ChangeConversation : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");
    std::string group;

    ChangeConversation() {
        connect(ana, bo);
        group = groupConversation(ana, {bo}, "Runners");
    }
    static std::string of(const std::string& id) { return std::string(conversations) + "/" + id; }
    static Answer change(const Person& who, const std::string& id, const BodyValue& title,
                         bool isAnnouncement = false) {
        return as(who).send("PUT", of(id), body({{"title", title}, {"isAnnouncement", isAnnouncement}}));
    }
    static Answer write(const Person& who, const std::string& id) {
        return as(who).post(of(id) + "/messages", body({{"content", "x"}}));
    }
    std::string title() const {
        return valueOf("select coalesce(title, 'none') from app.conversations where id = $1", {group});
    }
};

TEST_F(ChangeConversation, RenamesForEverybodyInIt) {
    const auto etag = as(bo).get(conversations).header("etag");

    const auto answer = change(ana, group, " Swimmers\xC2\xA0");

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer["title"].text(), "Swimmers");
    EXPECT_EQ(answer["id"].text(), group);
    const auto seen = as(bo).with("If-None-Match", etag).get(conversations);
    ASSERT_EQ(seen.status, 200);
    EXPECT_EQ(seen["items"][0]["title"].text(), "Swimmers");
    EXPECT_TRUE(change(ana, group, nullptr)["title"].isNull());
    EXPECT_EQ(title(), "none");
}

TEST_F(ChangeConversation, KeepsTheOldNameForWhoLeft) {
    as(bo).post(of(group) + "/leave");
    change(ana, group, "Without Bo");

    EXPECT_EQ(as(bo).get(conversations)["items"][0]["title"].text(), "Runners");
}

TEST_F(ChangeConversation, LetsOnlyTheCoachWriteInAnAnnouncementGroup) {
    const auto answer = change(ana, group, "News", true);

    EXPECT_TRUE(answer["isAnnouncement"].boolean());
    EXPECT_TRUE(answer["canWrite"].boolean());
    const auto seen = as(bo).get(conversations)["items"][0];
    EXPECT_TRUE(seen["isAnnouncement"].boolean());
    EXPECT_FALSE(seen["canWrite"].boolean());
    EXPECT_TRUE(refused(write(bo, group), 403, "forbidden"));
    EXPECT_EQ(write(ana, group).status, 201);

    change(ana, group, "News", false);
    EXPECT_TRUE(as(bo).get(conversations)["items"][0]["canWrite"].boolean());
    EXPECT_EQ(write(bo, group).status, 201);
}

// No message comes in behind the answer that only the coach writes, and nothing waits in a circle.
TEST_F(ChangeConversation, HoldsFromItsAnswerOn) {
    const auto answers =
        atOnce(20, [&](int i) { return i % 5 == 0 ? change(ana, group, "News", true) : write(bo, group); });

    EXPECT_EQ(countOf(answers, 200), 4);
    EXPECT_EQ(countOf(answers, 201) + countOf(answers, 403), 16);
    EXPECT_TRUE(refused(write(bo, group), 403, "forbidden"));
}

TEST_F(ChangeConversation, KeepsNamesToTheByte) {
    for (const auto& text : naughtyTexts()) EXPECT_EQ(change(ana, group, text)["title"].text(), text);
}

TEST_F(ChangeConversation, IsForTheGroupsCoach) {
    const auto eve = coach("Eve");
    const auto direct = directConversation(ana, bo);

    const auto foreign = change(eve, group, "X");
    EXPECT_TRUE(equallyForbidden(foreign, change(ana, missingId(), "X")));
    EXPECT_TRUE(equallyForbidden(foreign, change(ana, direct, nullptr)));
    EXPECT_TRUE(equallyForbidden(foreign, change(bo, group, "X")));
    EXPECT_TRUE(equallyForbidden(foreign, change(administrator("Ida"), group, "X")));
    EXPECT_TRUE(refused(nobody().send("PUT", of(group), body({{"isAnnouncement", true}})), 401, "unauthenticated"));
    EXPECT_EQ(title(), "Runners");

    // Who was demoted left the group, and is not back in it as a coach again.
    demote(ana);
    sql("update app.users set roles = '{coach}' where id = $1", {ana.id});
    ana.token = openSession(ana);
    EXPECT_TRUE(refused(change(ana, group, "X"), 403, "forbidden"));
    EXPECT_EQ(title(), "Runners");
}

TEST_F(ChangeConversation, NamesEveryWrongField) {
    EXPECT_TRUE(refusedFields(as(ana).send("PUT", of(group), "{}"), {"isAnnouncement"}));
    EXPECT_TRUE(refusedFields(as(ana).send("PUT", of("x"), R"({"title": 1, "isAnnouncement": "yes", "coachId": null})"),
                              {"conversationId", "title", "isAnnouncement", "coachId"}));
    EXPECT_TRUE(refusedFields(change(ana, group, ""), {"title"}));
    EXPECT_TRUE(refusedFields(change(ana, group, std::string(121, 't')), {"title"}));
}

}  // namespace
