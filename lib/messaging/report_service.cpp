#include "messaging/report_service.h"

#include "http/error.h"

namespace tp::messaging {

namespace {

constexpr std::string_view columnsOfReport =
    "id, state, reason, note, created_at, reporter_id, reporter_name, sender_id, sender_name, viewed_at, outcome, "
    "closing_note, closed_at";

AdminReport reportFrom(const db::Row& row) {
    return {row.get<Uuid>(0),
            row.get<std::string>(1),
            row.get<std::string>(2),
            row.maybe<std::string>(3),
            row.get<Instant>(4),
            {row.maybe<Uuid>(5), row.maybe<std::string>(6)},
            {row.maybe<Uuid>(7), row.maybe<std::string>(8)},
            row.maybe<Instant>(9),
            row.maybe<std::string>(10),
            row.maybe<std::string>(11),
            row.maybe<Instant>(12)};
}

// Runs an update that returns the report, which only administrators change.
AdminReport changed(const db::Rows& rows) {
    if (rows.empty()) throw http::Forbidden();
    return reportFrom(rows[0]);
}

}  // namespace

Reported reportMessage(db::Transaction& tx, const Uuid& conversationId, const Uuid& messageId,
                       const std::string& reason, const std::optional<std::string>& note) {
    const auto own =
        tx.query("select from app.messages where conversation_id = $1 and id = $2 and sender_id = app.caller()",
                 conversationId, messageId);
    if (!own.empty()) throw http::InvalidInput("messageId", "is a message of your own");
    const auto rows = tx.query("select id, state, created_at, created from app.report_message($1, $2, $3, $4)",
                               conversationId, messageId, reason, note);
    const auto row = rows[0];
    return {{row.get<Uuid>(0), row.get<std::string>(1), row.get<Instant>(2)}, row.get<bool>(3)};
}

std::vector<AdminReport> listReports(db::Transaction& tx, std::string_view state,
                                     const std::optional<BeforeReport>& before, int limit) {
    static const std::string statement =
        std::string("select ").append(columnsOfReport) +
        " from app.message_reports where state = $1 and ($2::uuid is null or id < $2) order by id desc limit $3";
    return tx.query(statement, state, db::parameter(before, &BeforeReport::id), limit + 1).map(reportFrom);
}

OpenedReport openReport(db::Transaction& tx, const Uuid& reportId) {
    static const std::string statement =
        std::string("update app.message_reports set viewed_at = now() where id = $1 returning ")
            .append(columnsOfReport);
    auto report = changed(tx.query(statement, reportId));
    auto messages = tx.query(
                          "select sender_id, sender_name, content, sent_at, place = 0 from app.reported_messages "
                          "where report_id = $1 order by place",
                          reportId)
                        .map([](const db::Row& row) {
                            return ReportedMessage{{row.maybe<Uuid>(0), row.maybe<std::string>(1)},
                                                   row.get<std::string>(2),
                                                   row.get<Instant>(3),
                                                   row.get<bool>(4)};
                        });
    return {std::move(report), std::move(messages)};
}

AdminReport closeReport(db::Transaction& tx, const Uuid& reportId, const std::string& outcome,
                        const std::optional<std::string>& note) {
    static const std::string statement =
        std::string(
            "update app.message_reports set state = 'closed', outcome = $2, closing_note = $3 "
            "where id = $1 returning ")
            .append(columnsOfReport);
    return changed(tx.query(statement, reportId, outcome, note));
}

}  // namespace tp::messaging
