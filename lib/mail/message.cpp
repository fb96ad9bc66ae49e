#include "mail/message.h"

#include <openssl/evp.h>

#include <algorithm>
#include <ctime>
#include <stdexcept>
#include <vector>

namespace tp::mail {

namespace {

bool isPrintable(char c) { return c >= ' ' && c <= '~'; }
bool continuesCharacter(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::string toBase64(std::string_view bytes) {
    std::vector<unsigned char> text(4 * ((bytes.size() + 2) / 3) + 1);
    const int length = EVP_EncodeBlock(text.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                                       static_cast<int>(bytes.size()));
    return {text.begin(), text.begin() + length};
}

std::string dateHeader(const Instant& at) {
    const std::time_t seconds = at.microseconds / 1'000'000;
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    char text[40];
    return {text, std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S +0000", &utc)};
}

std::string part(std::string_view type, std::string_view content) {
    return "Content-Type: text/" + std::string(type) +
           "; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + quotedPrintable(content) + "\r\n";
}

}  // namespace

bool isPlainAddress(std::string_view address) {
    const auto at = address.rfind('@');
    if (at == std::string_view::npos || at == 0 || at + 1 == address.size() || address.size() > 254) return false;
    auto domain = address.substr(at + 1);
    if (domain.size() > 2 && domain.front() == '[' && domain.back() == ']')
        domain = domain.substr(1, domain.size() - 2);
    const auto isPlain = [](char c) {
        return c > ' ' && c <= '~' && std::string_view("<>()[],;\\\"@").find(c) == std::string_view::npos;
    };
    return std::ranges::all_of(address.substr(0, at), [&](char c) { return isPlain(c) && c != ':'; }) &&
           std::ranges::all_of(domain, isPlain);
}

std::string encodedHeader(std::string_view text) {
    std::string line(text);
    std::ranges::replace_if(
        line, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7F'; }, ' ');
    if (line.size() <= 60 && std::ranges::all_of(line, isPrintable) && line.find("=?") == std::string::npos)
        return line;
    // An encoded word has at most 75 characters, so 45 bytes, and holds whole characters.
    std::string words;
    for (std::size_t begin = 0; begin < line.size();) {
        auto end = std::min(begin + 45, line.size());
        while (end < line.size() && end > begin + 1 && continuesCharacter(line[end])) --end;
        words += (words.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") + toBase64(line.substr(begin, end - begin)) + "?=";
        begin = end;
    }
    return words;
}

std::string quotedPrintable(std::string_view text) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    std::size_t column = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n') {
            out += "\r\n";
            column = 0;
            continue;
        }
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool endsLine = i + 1 == text.size() || text[i + 1] == '\n';
        // A space at the end of a line would get lost, a dot at its beginning could end the mail.
        bool asItIs = isPrintable(text[i]) && text[i] != '=' && !(text[i] == ' ' && endsLine);
        if (column + (asItIs ? 1 : 3) > 75) {
            out += "=\r\n";
            column = 0;
        }
        asItIs = asItIs && !(text[i] == '.' && column == 0);
        if (asItIs)
            out += text[i];
        else
            out += {'=', digits[byte >> 4U], digits[byte & 15U]};
        column += asItIs ? 1 : 3;
    }
    return out;
}

std::string composed(const Message& message) {
    if (!isPlainAddress(message.from)) throw std::invalid_argument("the sender's address is not plain");
    if (!isPlainAddress(message.to)) throw std::invalid_argument("the address is not plain");
    if (!isPlainAddress(message.id)) throw std::invalid_argument("the Message-ID is not plain");
    const auto boundary = "=_" + message.id.substr(0, message.id.find('@'));
    std::string out;
    const auto header = [&](std::string_view name, std::string_view value) {
        (out += name).append(": ").append(value).append("\r\n");
    };
    header("Date", dateHeader(message.date));
    header("From", "TrainingPlanner <" + message.from + ">");
    header("To", "<" + message.to + ">");
    header("Subject", encodedHeader(message.subject));
    header("Message-ID", "<" + message.id + ">");
    header("Auto-Submitted", "auto-generated");
    if (message.unsubscribeUrl) {
        if (!std::ranges::all_of(*message.unsubscribeUrl,
                                 [](char c) { return isPrintable(c) && c != ' ' && c != '>'; }))
            throw std::invalid_argument("the link is not plain");
        header("List-Unsubscribe", "<" + *message.unsubscribeUrl + ">");
    }
    header("MIME-Version", "1.0");
    header("Content-Type", "multipart/alternative; boundary=\"" + boundary + "\"");
    out += "\r\n--" + boundary + "\r\n" + part("plain", message.text);
    out += "--" + boundary + "\r\n" + part("html", message.html);
    out += "--" + boundary + "--\r\n";
    return out;
}

}  // namespace tp::mail
