// admin/list_dead_letters
#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/admin/mail";

struct ListDeadLetters : HttpTest {
    Person ida = administrator("Ida");
    using Texts = std::vector<std::string>;

    static std::string deadLetter(const std::string& address) {
        return valueOf(
            "insert into private.mail_outbox (to_address, template, details, attempts, last_error, failed_at) "
            "values ($1, 'password_reset', '{\"nonce\": \"secret-nonce\"}', 3, '550 no such user', clock_timestamp()) "
            "returning id",
            {address});
    }
};

TEST_F(ListDeadLetters, ShowsWhatCouldNotBeSent) {
    const auto address = uniqueEmail("gone");
    const auto id = deadLetter(address);

    const auto answer = as(ida).get(path);

    ASSERT_EQ(answer.status, 200) << answer.body;
    const auto one = answer["items"][0];
    EXPECT_EQ(one.names(), (Texts{"attempts", "createdAt", "failedAt", "id", "lastError", "template", "toAddress"}));
    EXPECT_EQ(one["id"].text(), id);
    EXPECT_EQ(one["toAddress"].text(), address);
    EXPECT_EQ(one["template"].text(), "password_reset");
    EXPECT_EQ(one["attempts"].integer(), 3);
    EXPECT_EQ(one["lastError"].text(), "550 no such user");
    EXPECT_EQ(answer.body.find("secret-nonce"), std::string::npos);
}

TEST_F(ListDeadLetters, LeavesOutWhatIsOnItsWayOrSent) {
    const auto address = uniqueEmail("waiting");
    sql("insert into private.mail_outbox (to_address, template, details, next_attempt_at) "
        "values ($1, 'x', '{}', now() + interval '1 day'), ($1, 'x', '{}', now() + interval '1 day')",
        {address});
    sql("update private.mail_outbox set sent_at = now() "
        "where id = (select id from private.mail_outbox where to_address = $1 limit 1)",
        {address});

    EXPECT_EQ(as(ida).get(path).body.find(address), std::string::npos);
}

TEST_F(ListDeadLetters, WalksWithoutAGapAndKeepsTheRulesOfLists) {
    Texts ids;
    for (int i = 0; i < 4; ++i) ids.insert(ids.begin(), deadLetter(uniqueEmail("gone")));

    const auto walked = walk(as(ida), path, 3, "id");
    ASSERT_GE(walked.size(), 4);
    EXPECT_EQ(Texts(walked.begin(), walked.begin() + 4), ids);
    expectListRules(ida, path);
}

TEST_F(ListDeadLetters, IsForAdministratorsAlone) {
    deadLetter(uniqueEmail("gone"));

    EXPECT_TRUE(equallyForbidden(as(athlete("Bo")).get(path), as(coach("Ana")).get(path)));
    EXPECT_TRUE(refused(nobody().get(path), 401, "unauthenticated"));
}

}  // namespace
