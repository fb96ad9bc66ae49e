// admin/close_report
#include "http_test.h"
#include "reports.h"

namespace {

using namespace tp::test;

struct CloseReport : HttpTest {
    Person ida = administrator("Ida");
    ReportedGroup reported;

    static Answer close(const Person& who, const std::string& id, const std::string& outcome = "warned") {
        return as(who).post("/api/admin/reports/" + id + "/close", body({{"outcome", outcome}, {"note", "talked to"}}));
    }
    static long told(const Person& who, const std::string& outcome = "warned") {
        return rowsIn("app.notifications", "recipient_id = $1 and kind = 'report_closed' and title = $2",
                      {who.id, outcome});
    }
};

TEST_F(CloseReport, ClosesItAndTellsBothSides) {
    const auto answer = close(ida, reported.reportId);

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer["state"].text(), "closed");
    EXPECT_EQ(answer["outcome"].text(), "warned");
    EXPECT_EQ(answer["closingNote"].text(), "talked to");
    EXPECT_FALSE(answer["closedAt"].isNull());
    EXPECT_EQ(rowsIn("app.message_reports", "id = $1 and closed_by = $2", {reported.reportId, ida.id}), 1);
    EXPECT_EQ(told(reported.bo), 1);
    EXPECT_EQ(told(reported.cy, "you_warned"), 1);
    EXPECT_EQ(told(reported.ana), 0);
    EXPECT_EQ(as(reported.bo).get("/api/notifications").body.find("talked to"), std::string::npos);
}

TEST_F(CloseReport, HappensOnce) {
    const auto answers =
        atOnce(20, [&](int i) { return close(ida, reported.reportId, i % 2 == 0 ? "warned" : "no_action"); });

    EXPECT_EQ(countOf(answers, 200), 10);
    EXPECT_EQ(countOf(answers, 409), 10);
    EXPECT_EQ(
        rowsIn("app.notifications", "recipient_id = $1 and kind = 'report_closed' and count = 1", {reported.bo.id}), 1);
    const auto other = valueOf("select outcome from app.message_reports where id = $1", {reported.reportId}) == "warned"
                           ? "no_action"
                           : "warned";
    EXPECT_TRUE(refused(close(ida, reported.reportId, other), 409, "report_closed"));
}

TEST_F(CloseReport, IsForAdministratorsOnly) {
    const auto missing = close(ida, missingId());
    ASSERT_TRUE(refused(missing, 403, "forbidden"));

    for (const auto& other : {reported.ana, reported.bo, reported.cy})
        EXPECT_TRUE(equallyForbidden(close(other, reported.reportId), missing));
    EXPECT_TRUE(
        refusedFields(as(ida).post("/api/admin/reports/x/close", body({{"outcome", "tea"}})), {"reportId", "outcome"}));
    EXPECT_TRUE(refusedFields(as(ida).post("/api/admin/reports/" + reported.reportId + "/close"), {"outcome"}));
    EXPECT_EQ(rowsIn("app.message_reports", "id = $1 and state = 'open'", {reported.reportId}), 1);
}

}  // namespace
