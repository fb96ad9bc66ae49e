// admin/open_report
#include "http_test.h"
#include "reports.h"

namespace {

using namespace tp::test;

struct OpenReport : HttpTest {
    Person ida = administrator("Ida");
    ReportedGroup reported;
    using Texts = std::vector<std::string>;

    static Answer open(const Person& who, const std::string& id) {
        return as(who).post("/api/admin/reports/" + id + "/open");
    }
};

TEST_F(OpenReport, ShowsTheMessageAndTheTwoAroundIt) {
    const auto answer = open(ida, reported.reportId);

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer["report"]["id"].text(), reported.reportId);
    const auto messages = answer["messages"];
    ASSERT_EQ(messages.size(), 3);
    EXPECT_EQ(messages[0].names(), (Texts{"content", "createdAt", "isReported", "sender"}));
    EXPECT_EQ(messages.texts("content"),
              (Texts{"before " + reported.mark, "bad " + reported.mark, "after " + reported.mark}));
    EXPECT_EQ(messages[1]["sender"]["displayName"].text(), "Cy");
    EXPECT_TRUE(messages[1]["isReported"].boolean());
    EXPECT_FALSE(messages[0]["isReported"].boolean());
}

TEST_F(OpenReport, ShowsThemAsTheyWere) {
    sql("update app.messages set content = 'harmless' where id = $1", {reported.messageId});

    EXPECT_EQ(open(ida, reported.reportId)["messages"][1]["content"].text(), "bad " + reported.mark);
}

TEST_F(OpenReport, NotesDownWhoLookedFirst) {
    const auto first = open(ida, reported.reportId)["report"]["viewedAt"].text();

    EXPECT_EQ(open(administrator("Jon"), reported.reportId)["report"]["viewedAt"].text(), first);
    EXPECT_EQ(rowsIn("app.message_reports", "id = $1 and viewed_by = $2", {reported.reportId, ida.id}), 1);
}

TEST_F(OpenReport, IsForAdministratorsOnly) {
    const auto missing = open(ida, missingId());
    ASSERT_TRUE(refused(missing, 403, "forbidden"));

    for (const auto& other : {reported.ana, reported.bo, reported.cy})
        EXPECT_TRUE(equallyForbidden(open(other, reported.reportId), missing));
    EXPECT_TRUE(refused(nobody().post("/api/admin/reports/" + reported.reportId + "/open"), 401, "unauthenticated"));
    EXPECT_TRUE(refusedFields(open(ida, "x"), {"reportId"}));
    EXPECT_EQ(rowsIn("app.message_reports", "id = $1 and viewed_at is null", {reported.reportId}), 1);
}

}  // namespace
