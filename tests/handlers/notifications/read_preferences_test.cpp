// notifications/read_preferences
#include <set>

#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/notifications/preferences";

struct ReadPreferences : HttpTest {
    using Texts = std::vector<std::string>;
};

TEST_F(ReadPreferences, ListsTheKindsOfTheRole) {
    const auto answer = as(athlete("Bo")).get(path);

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer["items"][0].names(), (Texts{"inApp", "kind", "mail"}));
    EXPECT_EQ(
        answer["items"].texts("kind"),
        (Texts{"invitation_received", "connected", "connection_paused", "connection_resumed", "connection_ended",
               "assignment_created", "program_assigned", "insight", "message", "message_reported", "report_closed"}));
    EXPECT_EQ(as(coach("Ana")).get(path)["items"].texts("kind"),
              (Texts{"invitation_accepted", "invitation_declined", "connection_paused", "connection_resumed",
                     "connection_ended", "workout_completed", "program_completed", "insight", "message",
                     "message_reported", "report_closed"}));
    EXPECT_EQ(as(administrator("Ida")).get(path)["items"].texts("kind"), Texts{"report_filed"});
}

TEST_F(ReadPreferences, SaysWhatHoldsBeforeAnybodyChoseAnything) {
    const auto items = as(coach("Ana")).get(path)["items"];

    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto kind = items[i]["kind"].text();
        EXPECT_TRUE(items[i]["inApp"].boolean()) << kind;
        static const std::set<std::string> quiet{"workout_completed", "insight", "message_reported", "report_closed"};
        EXPECT_EQ(items[i]["mail"].boolean(), !quiet.contains(kind)) << kind;
    }
}

TEST_F(ReadPreferences, AsksForASession) { EXPECT_TRUE(refused(nobody().get(path), 401, "unauthenticated")); }

}  // namespace
