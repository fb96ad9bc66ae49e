#include "mail.h"

#include "auth/link_token.h"
#include "database.h"

namespace tp::test {

long mailsTo(const std::string& address, const std::string& mailTemplate) {
    return rowsIn("private.mail_outbox", "to_address = $1 and template = $2", {address, mailTemplate});
}

std::string mailedToken(const std::string& address, const std::string& mailTemplate) {
    return linkToken(mailTemplate, valueOf("select details ->> 'nonce' from private.mail_outbox where to_address = $1 "
                                           "and template = $2 order by id desc limit 1",
                                           {address, mailTemplate}));
}

}  // namespace tp::test
