// Hands mails to a relay (RFC 5321) through libcurl: the only code that names it.
#pragma once

#include <chrono>
#include <stdexcept>
#include <string>

namespace tp::mail {

struct Relay {
    // smtp[s]://[user:password@]host[:port]. With a user the connection must be encrypted and the certificate right, as
    // with smtps; without, it is encrypted where the relay offers it.
    std::string url;
    std::string certificates;           // a file of trusted ones in place of the system's; empty for these
    std::chrono::seconds patience{20};  // for one mail, from connecting to the last answer
};

// The relay did not take the mail. `inVain`: it said so for good (5xx).
struct NotDelivered : std::runtime_error {
    NotDelivered(const std::string& why, bool inVain) : std::runtime_error(why), inVain(inVain) {}
    bool inVain;
};

// Returns once the relay has taken the mail. Throws NotDelivered with the relay's or libcurl's words.
void deliver(const Relay& relay, const std::string& from, const std::string& to, const std::string& message);

}  // namespace tp::mail
