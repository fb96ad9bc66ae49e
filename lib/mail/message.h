// A mail as it goes over the wire (RFC 5322, 2045 to 2047), in ASCII alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "types/instant.h"

namespace tp::mail {

struct Message {
    std::string from;  // name@host
    std::string to;    // name@host
    std::string subject;
    std::string text;
    std::string html;
    std::string id;  // stays the same however often it is sent: by it a receiver knows a second copy
    Instant date;
    std::optional<std::string> unsubscribeUrl;
};

// Lines end with CRLF. What a header takes no line break from holds none: they become spaces in the subject.
// Throws std::invalid_argument for an address or a link that can't stand in a header or a command.
std::string composed(const Message& message);

// Whether an address can stand in an SMTP command and a header as it is: ASCII without spaces, control characters and
// <>()[],;:\" outside of a domain in brackets.
bool isPlainAddress(std::string_view address);

// Encoded words (RFC 2047) where the text is not plain, short ASCII.
std::string encodedHeader(std::string_view text);
std::string quotedPrintable(std::string_view text);

}  // namespace tp::mail
