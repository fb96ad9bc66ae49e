// Mails that the tested installation has queued, sent or not.
#pragma once

#include <string>

#include "json_view.h"

namespace tp::test {

// How many of this template there were for the address.
long mailsTo(const std::string& address, const std::string& mailTemplate);

// What the newest such mail is made from.
Json mailedDetails(const std::string& address, const std::string& mailTemplate);

// The token in its link. Templates: password_reset, confirm_email.
std::string mailedToken(const std::string& address, const std::string& mailTemplate);

}  // namespace tp::test
