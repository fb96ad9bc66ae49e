// Messages that a participant reported to the administrators.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "db/transaction.h"
#include "json/fields.h"
#include "types/instant.h"
#include "types/uuid.h"

namespace tp::messaging {

inline constexpr const char* reportReasons[] = {"harassment", "spam", "inappropriate", "other", nullptr};
inline constexpr const char* reportStates[] = {"open", "closed", nullptr};
inline constexpr const char* reportOutcomes[] = {"no_action", "warned", "account_closed", nullptr};

// What the reporter hears of it.
struct Report {
    Uuid id;
    std::string state;
    Instant createdAt;

    static constexpr const char* schemaName = "Report";
    static constexpr auto fields() {
        return std::tuple{json::required("id", &Report::id), json::required("state", &Report::state),
                          json::required("createdAt", &Report::createdAt)};
    }
};

struct Reported {
    Report report;
    bool created;
};
// Reports a message, of which a copy is made with the two around it; for who reported it before, the report that is
// there. Throws InvalidInput("messageId") where the caller wrote it, MessageDeleted where it is no more, Forbidden
// where the caller can't see it.
Reported reportMessage(db::Transaction& tx, const Uuid& conversationId, const Uuid& messageId,
                       const std::string& reason, const std::optional<std::string>& note);

// By the names of that time; nothing where the account is deleted.
struct ReportedPerson {
    std::optional<Uuid> id;
    std::optional<std::string> displayName;

    static constexpr const char* schemaName = "ReportedPerson";
    static constexpr auto fields() {
        return std::tuple{json::required("id", &ReportedPerson::id),
                          json::required("displayName", &ReportedPerson::displayName)};
    }
};

// What an administrator sees of a report before opening it.
struct AdminReport {
    Uuid id;
    std::string state;
    std::string reason;
    std::optional<std::string> note;
    Instant createdAt;
    ReportedPerson reporter;
    ReportedPerson sender;
    std::optional<Instant> viewedAt;  // when an administrator first looked at the messages
    std::optional<std::string> outcome;
    std::optional<std::string> closingNote;
    std::optional<Instant> closedAt;

    static constexpr const char* schemaName = "AdminReport";
    static constexpr auto fields() {
        return std::tuple{
            json::required("id", &AdminReport::id),
            json::required("state", &AdminReport::state),
            json::required("reason", &AdminReport::reason),
            json::required("note", &AdminReport::note),
            json::required("createdAt", &AdminReport::createdAt),
            json::required("reporter", &AdminReport::reporter),
            json::required("sender", &AdminReport::sender),
            json::required("viewedAt", &AdminReport::viewedAt),
            json::required("outcome", &AdminReport::outcome),
            json::required("closingNote", &AdminReport::closingNote),
            json::required("closedAt", &AdminReport::closedAt),
        };
    }
};

struct ReportedMessage {
    ReportedPerson sender;
    std::string content;
    Instant createdAt;
    bool isReported;  // the others are the ones around it

    static constexpr const char* schemaName = "ReportedMessage";
    static constexpr auto fields() {
        return std::tuple{json::required("sender", &ReportedMessage::sender),
                          json::required("content", &ReportedMessage::content),
                          json::required("createdAt", &ReportedMessage::createdAt),
                          json::required("isReported", &ReportedMessage::isReported)};
    }
};

struct OpenedReport {
    AdminReport report;
    std::vector<ReportedMessage> messages;

    static constexpr const char* schemaName = "OpenedReport";
    static constexpr auto fields() {
        return std::tuple{json::required("report", &OpenedReport::report),
                          json::required("messages", &OpenedReport::messages)};
    }
};

// Where the list, newest first, goes on.
struct BeforeReport {
    Uuid id;

    static constexpr auto fields() { return std::tuple{json::required("id", &BeforeReport::id)}; }
};

// For administrators. One more than `limit` where there are more.
std::vector<AdminReport> listReports(db::Transaction& tx, std::string_view state,
                                     const std::optional<BeforeReport>& before, int limit);
// The copied messages, oldest first. Notes down that an administrator has looked.
OpenedReport openReport(db::Transaction& tx, const Uuid& reportId);
// Tells both sides. Throws ReportClosed where it is closed otherwise already. 180 days later the report is swept, with
// the copied messages.
AdminReport closeReport(db::Transaction& tx, const Uuid& reportId, const std::string& outcome,
                        const std::optional<std::string>& note);

}  // namespace tp::messaging
