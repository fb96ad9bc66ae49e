// Takes mails from the outbox to the relay, or into files where there is none.
#pragma once

#include <optional>
#include <string>

#include "db/connection.h"
#include "mail/smtp.h"

namespace tp::mail {

struct Settings {
    std::string publicUrl;       // what links begin with
    std::string host;            // of publicUrl: the right side of Message-IDs
    std::string from;            // name@host
    std::optional<Relay> relay;  // none: one .eml file a mail
    std::string directory;       // of these files; made where it is missing
};

// From TP_PUBLIC_URL, TP_MAIL_FROM (no-reply@ the public host), SMTP_URL, SMTP_CERTIFICATES, SMTP_TIMEOUT (seconds) and
// TP_MAIL_DIRECTORY. Throws std::runtime_error where TP_PUBLIC_URL is missing.
Settings settingsFromEnvironment();

// Sends the mail that has been due longest and says whether there was one. What fails is tried again later, so that it
// throws only where the database is away.
bool sendNext(db::Connection& connection, const Settings& settings);

}  // namespace tp::mail
