// The calendar of an athlete, and the life of what is in it.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "db/transaction.h"
#include "json/fields.h"
#include "training/assignment_service.h"
#include "types/instant.h"
#include "types/uuid.h"

namespace tp::training {

// A longer time is not asked for at once.
constexpr int longestCalendar = 62;

// To what a caller may set an assignment: a log alone completes it.
inline constexpr const char* settableStatuses[] = {"assigned", "skipped", "excused", nullptr};

struct CalendarEntry {
    Uuid id;  // the assignment's
    std::string title;
    Date scheduledFor;
    std::string status;
    std::optional<Uuid> programId;
    std::optional<std::string> programTitle;
    std::optional<Uuid> runId;
    std::optional<Uuid> coachId;  // nothing where the athlete made it
    Uuid athleteId;
    bool mayMove;  // the caller may move, shift, skip and excuse it
    std::optional<std::string> reason;
    int exerciseCount;
    int setCount;
    std::optional<Uuid> logId;  // nothing, too, where it is not open to the caller

    static constexpr const char* schemaName = "CalendarEntry";
    static constexpr auto fields() {
        return std::tuple{json::required("id", &CalendarEntry::id),
                          json::required("title", &CalendarEntry::title),
                          json::required("scheduledFor", &CalendarEntry::scheduledFor),
                          json::required("status", &CalendarEntry::status, json::oneOf(assignmentStatuses)),
                          json::required("programId", &CalendarEntry::programId),
                          json::required("programTitle", &CalendarEntry::programTitle),
                          json::required("runId", &CalendarEntry::runId),
                          json::required("coachId", &CalendarEntry::coachId),
                          json::required("athleteId", &CalendarEntry::athleteId),
                          json::required("mayMove", &CalendarEntry::mayMove),
                          json::required("reason", &CalendarEntry::reason),
                          json::required("exerciseCount", &CalendarEntry::exerciseCount),
                          json::required("setCount", &CalendarEntry::setCount),
                          json::required("logId", &CalendarEntry::logId)};
    }
};

// The athlete's assignments of these days, both included: all of them to the athlete, to a coach the coach's own.
std::vector<CalendarEntry> readCalendar(db::Transaction& tx, const Uuid& athleteId, Date from, Date to);

// All of these throw http::AssignmentCompleted where it is done already, and http::Forbidden where it is gone.

CalendarEntry moveAssignment(db::Transaction& tx, const Uuid& assignmentId, Date day);

// Moves it and what is open behind it of the same run by so many days.
std::vector<CalendarEntry> shiftAssignments(db::Transaction& tx, const Uuid& assignmentId, int days);

CalendarEntry setStatus(db::Transaction& tx, const Uuid& assignmentId, const std::string& status,
                        const std::optional<std::string>& reason);

// Takes it away.
void withdrawAssignment(db::Transaction& tx, const Uuid& assignmentId);

}  // namespace tp::training
