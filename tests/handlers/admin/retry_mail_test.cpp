// admin/retry_mail
#include "http_test.h"

namespace {

using namespace tp::test;

struct RetryMail : HttpTest {
    Person ida = administrator("Ida");
    // No template has this name, so that the worker gives it up again at once.
    std::string id = valueOf(
        "insert into private.mail_outbox (to_address, template, details, attempts, last_error, failed_at) "
        "values ($1, 'of no kind', '{}', 3, '550 no such user', now()) returning id",
        {uniqueEmail("gone")});

    static Answer retry(const Person& who, const std::string& mailId) {
        return as(who).post("/api/admin/mail/" + mailId + "/retry");
    }
    bool isAsItWas() const {
        return rowsIn("private.mail_outbox", "id = $1 and attempts = 3 and failed_at is not null", {id}) == 1;
    }
};

TEST_F(RetryMail, BeginsAnotherDayOfAttempts) {
    ASSERT_TRUE(isAsItWas());

    EXPECT_EQ(retry(ida, id).status, 204);

    EXPECT_EQ(
        rowsIn("private.mail_outbox", "id = $1 and attempts <= 1 and due_since > now() - interval '10 seconds'", {id}),
        1);
}

TEST_F(RetryMail, RefusesWhatIsNoDeadLetter) {
    const auto unknown = retry(ida, missingId());
    sql("update private.mail_outbox set failed_at = null, sent_at = now() where id = $1", {id});

    EXPECT_TRUE(refused(unknown, 403, "forbidden"));
    EXPECT_TRUE(equallyForbidden(unknown, retry(ida, id)));
    EXPECT_TRUE(refusedFields(retry(ida, "7"), {"mailId"}));
}

TEST_F(RetryMail, IsForAdministratorsAlone) {
    EXPECT_TRUE(equallyForbidden(retry(athlete("Bo"), id), retry(coach("Ana"), missingId())));
    EXPECT_TRUE(refused(nobody().post("/api/admin/mail/" + id + "/retry"), 401, "unauthenticated"));
    EXPECT_TRUE(isAsItWas());
}

}  // namespace
