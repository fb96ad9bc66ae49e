#include "account/settings_service.h"

#include <algorithm>
#include <string_view>

#include "http/error.h"

namespace tp::account {

namespace {

bool isUsername(std::string_view text) {
    return std::ranges::all_of(text,
                               [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

// The shape alone: subtags of letters and digits, the first one of letters.
bool isLanguageTag(std::string_view text) {
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    for (bool first = true;; first = false) {
        const auto subtag = text.substr(0, text.find('-'));
        const bool fits =
            subtag.size() >= (first ? 2 : 1) && subtag.size() <= 8 &&
            std::ranges::all_of(subtag, [&](char c) { return isLetter(c) || (!first && c >= '0' && c <= '9'); });
        if (!fits) return false;
        if (subtag.size() == text.size()) return true;
        text.remove_prefix(subtag.size() + 1);
    }
}

}  // namespace

Account readAccount(db::Transaction& tx, const User& caller) {
    const auto rows = tx.query(
        "select u.display_name, u.username, p.time_zone, p.units, p.language, u.email_verified_at is not null, "
        "app.pending_email(), u.deletion_due_at, app.own_read_receipts() "
        "from app.users u, app.personal_info(u.id) p where u.id = app.caller()");
    if (rows.empty()) throw http::Unauthenticated();  // the session ended meanwhile
    const auto row = rows[0];
    return {{row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2), row.get<std::string>(3),
             row.get<std::string>(4), row.get<bool>(8)},
            caller.id,
            caller.email,
            row.get<bool>(5),
            row.maybe<std::string>(6),
            caller.roles,
            caller.createdAt,
            row.maybe<Instant>(7)};
}

Account changeSettings(db::Transaction& tx, const User& caller, const Settings& settings) {
    std::vector<http::FieldError> wrong;
    if (!isUsername(settings.username)) wrong.push_back({"username", "may hold a to z, 0 to 9 and _ only"});
    if (!isLanguageTag(settings.language)) wrong.push_back({"language", "is not a language tag"});
    if (!tx.query("select app.is_time_zone($1)", settings.timeZone)[0].get<bool>(0))
        wrong.push_back({"timeZone", "is not a time zone"});
    if (!wrong.empty()) throw http::InvalidInput(wrong);
    // Before the name: that locks conversations, and this places in them first.
    if (settings.readReceipts)
        tx.later("update app.users set read_receipts = $1 where id = app.caller()", *settings.readReceipts);
    try {
        tx.query(
            "update app.users set display_name = $1, username = $2, time_zone = $3, units = $4, language = $5 "
            "where id = app.caller()",
            settings.displayName, settings.username, settings.timeZone, settings.units, settings.language);
    } catch (const http::Conflict&) {
        throw http::UsernameTaken();
    }
    return readAccount(tx, caller);
}

}  // namespace tp::account
