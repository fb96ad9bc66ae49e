// admin/list_reports
#include "http_test.h"
#include "reports.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/admin/reports";

struct ListReports : HttpTest {
    Person ida = administrator("Ida");
    ReportedGroup reported;
    using Texts = std::vector<std::string>;
};

TEST_F(ListReports, ShowsWhoReportedWhomAndWhyButNotTheMessages) {
    const auto answer = as(ida).get(path);

    ASSERT_EQ(answer.status, 200) << answer.body;
    const auto one = answer["items"][0];
    EXPECT_EQ(one.names(), (Texts{"closedAt", "closingNote", "createdAt", "id", "note", "outcome", "reason", "reporter",
                                  "sender", "state", "viewedAt"}));
    EXPECT_EQ(one["id"].text(), reported.reportId);
    EXPECT_EQ(one["state"].text(), "open");
    EXPECT_EQ(one["reason"].text(), "spam");
    EXPECT_EQ(one["note"].text(), "look at this");
    EXPECT_EQ(one["reporter"]["id"].text(), reported.bo.id);
    EXPECT_EQ(one["reporter"]["displayName"].text(), "Bo");
    EXPECT_EQ(one["sender"]["displayName"].text(), "Cy");
    EXPECT_TRUE(one["viewedAt"].isNull());
    EXPECT_EQ(answer.body.find(reported.mark), std::string::npos);
}

TEST_F(ListReports, ShowsOpenOrClosedOnes) {
    sql("update app.message_reports set state = 'closed', outcome = 'warned' where id = $1", {reported.reportId});

    EXPECT_EQ(as(ida).get(path).body.find(reported.reportId), std::string::npos);
    EXPECT_EQ(as(ida).get(std::string(path) + "?state=closed")["items"][0]["id"].text(), reported.reportId);
    EXPECT_TRUE(refusedFields(as(ida).get(std::string(path) + "?state=all"), {"state"}));
}

TEST_F(ListReports, KeepsTheRulesOfLists) {
    const ReportedGroup second, third;

    expectListRules(ida, path);
    EXPECT_EQ(walk(as(ida), path, 2, "id")[0], third.reportId);
}

TEST_F(ListReports, IsForAdministratorsOnly) {
    for (const auto& other : {reported.ana, reported.bo, reported.cy})
        EXPECT_TRUE(refused(as(other).get(path), 403, "forbidden"));
    EXPECT_TRUE(refused(nobody().get(path), 401, "unauthenticated"));
}

}  // namespace
