// Mails that the tested installation has queued.
#pragma once

#include <string>

namespace tp::test {

// How many of this template were queued for the address.
long mailsTo(const std::string& address, const std::string& mailTemplate);

// The token in the link of the newest such mail. Templates: password_reset, confirm_email.
std::string mailedToken(const std::string& address, const std::string& mailTemplate);

}  // namespace tp::test
