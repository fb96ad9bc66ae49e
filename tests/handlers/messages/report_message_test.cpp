// messages/report_message
#include "http_test.h"

namespace {

using namespace tp::test;

struct ReportMessage : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");
    Person cy = athlete("Cy");
    std::string group;
    std::string before, reported, after;
    using Texts = std::vector<std::string>;

    ReportMessage() {
        connect(ana, bo);
        connect(ana, cy);
        group = groupConversation(ana, {bo, cy});
        message(ana, group, "far before");
        before = message(bo, group, "right before");
        reported = message(cy, group, "something bad");
        after = message(ana, group, "right after");
        message(ana, group, "far after");
    }
    static std::string pathOf(const std::string& conversation, const std::string& id) {
        return "/api/messages/conversations/" + conversation + "/messages/" + id + "/report";
    }
    Answer report(const Person& who, const std::string& id, const std::string& reason = "harassment") const {
        return as(who).post(pathOf(group, id), body({{"reason", reason}}));
    }
    static long reportsOf(const std::string& id) { return rowsIn("app.message_reports", "message_id = $1", {id}); }
};

TEST_F(ReportMessage, CopiesItAndTheTwoAroundIt) {
    const auto answer =
        as(bo).post(pathOf(group, reported), body({{"reason", "harassment"}, {"note", "He does not stop."}}));

    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(answer.json().names(), (Texts{"createdAt", "id", "state"}));
    EXPECT_EQ(answer["state"].text(), "open");
    const auto id = answer["id"].text();
    EXPECT_EQ(rowsIn("app.message_reports",
                     "id = $1 and message_id = $2 and reporter_id = $3 and reporter_name = 'Bo' and sender_id = $4 "
                     "and sender_name = 'Cy' and reason = 'harassment' and note = 'He does not stop.'",
                     {id, reported, bo.id, cy.id}),
              1);
    EXPECT_EQ(valueOf("select string_agg(concat_ws('|', place, sender_name, content), ' ' order by place) "
                      "from app.reported_messages where report_id = $1",
                      {id}),
              "-1|Bo|right before 0|Cy|something bad 1|Ana|right after");
}

TEST_F(ReportMessage, TellsTheSenderButNotByWhom) {
    ASSERT_EQ(report(bo, reported).status, 201);

    const auto told = as(cy).get("/api/notifications")["items"][0];
    EXPECT_EQ(told["kind"].text(), "message_reported");
    EXPECT_EQ(told["sourceId"].text(), group);
    EXPECT_TRUE(told["actor"].isNull());
    EXPECT_EQ(rowsIn("app.notifications", "recipient_id in ($1, $2) and kind = 'message_reported'", {ana.id, bo.id}),
              0);
}

TEST_F(ReportMessage, TellsTheAdministratorsThatThereIsSomethingToLookAt) {
    const auto ida = administrator("Ida");
    ASSERT_EQ(report(bo, reported).status, 201);

    const auto told = as(ida).get("/api/notifications");
    EXPECT_EQ(told["items"].texts("kind"), Texts{"report_filed"});
    EXPECT_TRUE(told["items"][0]["actor"].isNull());
    EXPECT_TRUE(told["items"][0]["sourceId"].isNull());
    EXPECT_EQ(report(bo, reported).status, 200);
    EXPECT_EQ(as(ida).get("/api/notifications")["items"][0]["count"].integer(), 1) << "again is the same report";
}

TEST_F(ReportMessage, IsTheSameReportTheSecondTime) {
    const auto first = report(bo, reported);
    const auto again = report(bo, reported, "spam");

    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(again.body, first.body);
    EXPECT_EQ(report(ana, reported).status, 201) << "somebody else's is another one";
    EXPECT_EQ(reportsOf(reported), 2);
    EXPECT_EQ(
        valueOf("select count from app.notifications where recipient_id = $1 and kind = 'message_reported'", {cy.id}),
        "2");
}

TEST_F(ReportMessage, IsMadeOnceByTwentyRequestsAtOnce) {
    const auto answers = atOnce(20, [&](int) { return report(bo, reported); });

    EXPECT_EQ(countOf(answers, 201), 1);
    EXPECT_EQ(countOf(answers, 200), 19);
    EXPECT_EQ(reportsOf(reported), 1);
    EXPECT_EQ(rowsIn("app.reported_messages r join app.message_reports m on m.id = r.report_id", "m.message_id = $1",
                     {reported}),
              3);
}

TEST_F(ReportMessage, RefusesOwnMessagesAndWrongFields) {
    EXPECT_TRUE(refusedFields(report(cy, reported), {"messageId"}));
    EXPECT_TRUE(
        refusedFields(as(bo).post(pathOf("x", "y"), body({{"reason", "tea"}, {"note", std::string(1001, 'x')}})),
                      {"conversationId", "messageId", "reason", "note"}));
    EXPECT_TRUE(refusedFields(as(bo).post(pathOf(group, reported)), {"reason"}));
    EXPECT_EQ(reportsOf(reported), 0);
}

TEST_F(ReportMessage, RefusesWhatTheReporterCanNotSee) {
    const auto eve = coach("Eve");
    const auto direct = directConversation(ana, bo);
    const auto other = message(bo, direct, "between the two");
    const auto missing = report(bo, missingId());
    ASSERT_TRUE(refused(missing, 403, "forbidden"));

    EXPECT_TRUE(equallyForbidden(report(eve, reported), missing));
    EXPECT_TRUE(equallyForbidden(report(administrator("Ida"), reported), missing));
    EXPECT_TRUE(equallyForbidden(report(ana, other), missing)) << "a message of another conversation";
    EXPECT_TRUE(refused(nobody().post(pathOf(group, reported), body({{"reason", "spam"}})), 401, "unauthenticated"));

    disconnect(ana, bo);
    const auto later = message(cy, group, "without Bo");
    EXPECT_TRUE(equallyForbidden(report(bo, later), missing));
    EXPECT_EQ(report(bo, reported).status, 201) << "what was there before is reported still";

    sql("update app.conversation_participants set joined_seq = 3 where conversation_id = $1 and user_id = $2",
        {group, ana.id});
    EXPECT_TRUE(equallyForbidden(report(ana, reported), missing)) << "from before the reporter came";
    EXPECT_EQ(reportsOf(reported), 1);
}

// Of what is around it, nothing that the reporter can't see.
TEST_F(ReportMessage, CopiesNothingThatTheReporterCanNotSee) {
    sql("update app.conversation_participants set joined_seq = 2, gaps = '{[4,5)}' "
        "where conversation_id = $1 and user_id = $2",
        {group, bo.id});

    const auto id = report(bo, reported)["id"].text();

    EXPECT_EQ(valueOf("select string_agg(content, ' ') from app.reported_messages where report_id = $1", {id}),
              "something bad");
}

TEST_F(ReportMessage, LosesNamesWithTheAccounts) {
    const auto id = report(bo, reported)["id"].text();

    sql("delete from app.users where id in ($1, $2)", {bo.id, cy.id});

    EXPECT_EQ(rowsIn("app.message_reports",
                     "id = $1 and num_nonnulls(reporter_id, reporter_name, sender_id, sender_name) = 0", {id}),
              1);
    EXPECT_EQ(valueOf("select string_agg(coalesce(sender_name, '-'), ' ' order by place) from app.reported_messages "
                      "where report_id = $1",
                      {id}),
              "- - Ana");
}

}  // namespace
