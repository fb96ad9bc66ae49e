#include "mail.h"

#include <gtest/gtest.h>

#include "auth/link_token.h"
#include "database.h"

namespace tp::test {

namespace {

// What a mail says is forgotten once it is sent, so a trigger of the tests keeps it.
class KeptMails : public testing::Environment {
    void SetUp() override {
        sql("create table if not exists public.kept_mails "
            "(id uuid primary key, to_address text, template text, details jsonb)");
        sql("create or replace function public.keep_mail() returns trigger language plpgsql as $$ begin "
            "insert into public.kept_mails values (new.id, new.to_address, new.template, new.details); return null; "
            "end $$");
        sql("create or replace trigger keep_mail after insert on private.mail_outbox for each row "
            "execute function public.keep_mail()");
    }
};
[[maybe_unused]] const auto* const keptMails = testing::AddGlobalTestEnvironment(new KeptMails);

}  // namespace

long mailsTo(const std::string& address, const std::string& mailTemplate) {
    return rowsIn("public.kept_mails", "to_address = $1 and template = $2", {address, mailTemplate});
}

Json mailedDetails(const std::string& address, const std::string& mailTemplate) {
    return Json::parse(valueOf(
        "select details from public.kept_mails where to_address = $1 and template = $2 order by id desc limit 1",
        {address, mailTemplate}));
}

std::string mailedToken(const std::string& address, const std::string& mailTemplate) {
    return linkToken(mailTemplate, mailedDetails(address, mailTemplate)["nonce"].text());
}

}  // namespace tp::test
