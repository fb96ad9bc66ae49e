// What the mails say: one letter for each kind of notification and each other occasion.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tp::mail {

// A mail's content before it is text and HTML.
struct Letter {
    std::string subject;
    std::vector<std::string> paragraphs;
    std::optional<std::string> quote;  // somebody's own words
    std::string linkLabel;
    std::string link;
};

// The letter of a template, from the details that were queued with it (a JSON object). Links begin with `publicUrl`
// alone; tokens in them are made from the nonces in the details.
// Throws std::invalid_argument for a template that there is none of, or details that lack what it needs.
Letter letterOf(std::string_view templateName, std::string_view details, const std::string& publicUrl);

// The address below `publicUrl` that turns mails of one kind off.
std::string unsubscribeUrl(const std::string& publicUrl, const std::string& nonce);

std::string asText(const Letter& letter, const std::optional<std::string>& unsubscribeUrl);
// Everything in it is escaped.
std::string asHtml(const Letter& letter, const std::optional<std::string>& unsubscribeUrl);

}  // namespace tp::mail
