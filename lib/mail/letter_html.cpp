// A letter as HTML: a table-free page whose few styles stand in the elements, as mail programs want it.
#include "mail/letter.h"

namespace tp::mail {

namespace {

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += c;
        }
    }
    return out;
}

}  // namespace

std::string asHtml(const Letter& letter, const std::optional<std::string>& unsubscribeUrl) {
    std::string out =
        "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>" + escaped(letter.subject) +
        "</title></head>\n<body style=\"margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;color:#1c1917\">\n";
    for (const auto& paragraph : letter.paragraphs)
        out += "<p style=\"margin:0 0 16px;max-width:36em\">" + escaped(paragraph) + "</p>\n";
    if (letter.quote)
        out +=
            "<blockquote style=\"margin:0 0 16px;padding-left:12px;border-left:3px solid #d6d3d1;max-width:36em;"
            "white-space:pre-wrap\">" +
            escaped(*letter.quote) + "</blockquote>\n";
    out += "<p style=\"margin:24px 0\"><a href=\"" + escaped(letter.link) +
           "\" style=\"display:inline-block;padding:10px 18px;border-radius:8px;background:#1c1917;color:#ffffff;"
           "text-decoration:none\">" +
           escaped(letter.linkLabel) + "</a></p>\n";
    if (unsubscribeUrl)
        out += "<p style=\"margin:32px 0 0;font-size:13px\"><a href=\"" + escaped(*unsubscribeUrl) +
               "\" style=\"color:#78716c\">Turn mails of this kind off</a></p>\n";
    return out + "</body>\n</html>\n";
}

}  // namespace tp::mail
