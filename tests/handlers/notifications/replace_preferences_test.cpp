// notifications/replace_preferences
#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/notifications/preferences";

struct ReplacePreferences : HttpTest {
    Person bo = athlete("Bo");

    static Answer put(const Person& who, const std::string& items) {
        return as(who).send("PUT", path, body({{"items", Raw{items}}}));
    }
    static std::string item(const std::string& kind, bool inApp, bool mail) {
        return body({{"kind", kind}, {"inApp", inApp}, {"mail", mail}});
    }
    // All kinds of an athlete: the first one as given, the others in app alone.
    static std::string all(bool inApp, bool mail) {
        auto items = "[" + item("message", inApp, mail);
        for (const char* kind :
             {"invitation_received", "connected", "connection_paused", "connection_resumed", "connection_ended",
              "assignment_created", "program_assigned", "insight", "message_reported", "report_closed"})
            items += "," + item(kind, true, false);
        return items + "]";
    }
};

TEST_F(ReplacePreferences, KeepsWhatWasChosen) {
    const auto answer = put(bo, all(false, true));

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.body, as(bo).get(path).body);
    const auto items = answer["items"];
    ASSERT_EQ(items.size(), 11);
    for (std::size_t i = 0; i < items.size(); ++i) {
        const bool isMessage = items[i]["kind"].text() == "message";
        EXPECT_EQ(items[i]["inApp"].boolean(), !isMessage);
        EXPECT_EQ(items[i]["mail"].boolean(), isMessage);
    }
    EXPECT_EQ(put(bo, all(true, true)).status, 200);
    EXPECT_EQ(rowsIn("app.notification_preferences", "user_id = $1", {bo.id}), 11);
    EXPECT_EQ(rowsIn("app.notification_preferences", "user_id = $1 and kind = 'message' and in_app and mail", {bo.id}),
              1);
}

TEST_F(ReplacePreferences, RefusesListsThatAreNotWhole) {
    const auto whole = all(true, true);
    EXPECT_TRUE(refusedFields(put(bo, "[]"), {"items"}));
    EXPECT_TRUE(refusedFields(put(bo, "[" + item("message", true, true) + "]"), {"items"}));
    EXPECT_TRUE(
        refusedFields(put(bo, whole.substr(0, whole.size() - 1) + "," + item("message", true, true) + "]"), {"items"}));
    EXPECT_TRUE(refusedFields(put(coach("Ana"), whole), {"items"}));
    EXPECT_TRUE(refusedFields(put(bo, R"([{"kind": "message", "inApp": 1}])"), {"items[0].inApp", "items[0].mail"}));
    EXPECT_EQ(rowsIn("app.notification_preferences", "user_id = $1", {bo.id}), 0);
}

TEST_F(ReplacePreferences, LetsManyAtOnceEndInOneState) {
    const auto answers = atOnce(10, [&](int i) { return put(bo, all(i % 2 == 0, true)); });

    EXPECT_EQ(countOf(answers, 200), 10);
    EXPECT_EQ(rowsIn("app.notification_preferences", "user_id = $1", {bo.id}), 11);
}

TEST_F(ReplacePreferences, AsksForASession) {
    EXPECT_TRUE(refused(nobody().send("PUT", path, "{}"), 401, "unauthenticated"));
}

}  // namespace
