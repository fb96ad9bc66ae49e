// account/verify_email
#include "http_test.h"
#include "mail.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/account/email/verification";

struct VerifyEmail : HttpTest {
    Person bo = athlete("Bo");

    void forgetProof() const { sql("update app.users set email_verified_at = null where id = $1", {bo.id}); }
};

TEST_F(VerifyEmail, MailsALinkToTheCurrentAddress) {
    forgetProof();

    const auto answer = as(bo).post(path);

    EXPECT_EQ(answer.status, 204) << answer.body;
    EXPECT_EQ(mailsTo(bo.email, "confirm_email"), 1);
    EXPECT_TRUE(as(bo).get("/api/account")["pendingEmail"].isNull());
    EXPECT_FALSE(as(bo).get("/api/account")["emailVerified"].boolean());
}

TEST_F(VerifyEmail, MailsNothingWhereTheAddressIsVerified) {
    EXPECT_EQ(as(bo).post(path).status, 204);
    EXPECT_EQ(mailsTo(bo.email, "confirm_email"), 0);
}

TEST_F(VerifyEmail, MailsFiveTimesAnHour) {
    forgetProof();

    const auto answers = atOnce(8, [&](int) { return as(bo).post(path); });

    EXPECT_EQ(countOf(answers, 204), 5);
    EXPECT_EQ(countOf(answers, 429), 3);
    EXPECT_EQ(mailsTo(bo.email, "confirm_email"), 5);
}

TEST_F(VerifyEmail, RefusesStrangersAndUnknownFields) {
    EXPECT_TRUE(refused(nobody().post(path), 401, "unauthenticated"));
    EXPECT_TRUE(refusedFields(as(bo).post(path, R"({"email": "x@example.test"})"), {"email"}));
}

}  // namespace
