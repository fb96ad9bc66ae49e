// What athletes did: logs of assigned workouts, and of workouts of their own.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "db/transaction.h"
#include "json/fields.h"
#include "training/logged_set.h"
#include "types/instant.h"
#include "types/uuid.h"

namespace tp::training {

// Where a log came from: typed here, or read from a file of one of these.
inline constexpr const char* logSources[] = {"app", "strong", "hevy", "fitnotes", "trainingplanner", nullptr};

struct WorkoutLog {
    Uuid id;
    std::optional<Uuid> assignmentId;
    Uuid athleteId;
    std::string title;
    std::optional<Date> scheduledFor;
    Date day;             // on which it began in the athlete's time zone of then
    Instant performedAt;  // its beginning
    std::optional<Instant> endedAt;
    std::optional<int> perceivedEffort;  // of the whole workout, 1 to 10
    std::optional<std::string> notes;
    std::string source;
    int version = 1;  // goes up with each change
    Instant createdAt;
    Instant updatedAt;
    std::vector<LoggedSet> sets{};

    static constexpr const char* schemaName = "WorkoutLog";
    static constexpr auto fields() {
        return std::tuple{json::required("id", &WorkoutLog::id),
                          json::required("assignmentId", &WorkoutLog::assignmentId),
                          json::required("athleteId", &WorkoutLog::athleteId),
                          json::required("title", &WorkoutLog::title),
                          json::required("scheduledFor", &WorkoutLog::scheduledFor),
                          json::required("day", &WorkoutLog::day),
                          json::required("performedAt", &WorkoutLog::performedAt),
                          json::required("endedAt", &WorkoutLog::endedAt),
                          json::required("perceivedEffort", &WorkoutLog::perceivedEffort),
                          json::required("notes", &WorkoutLog::notes),
                          json::required("source", &WorkoutLog::source, json::oneOf(logSources)),
                          json::required("version", &WorkoutLog::version),
                          json::required("sets", &WorkoutLog::sets),
                          json::required("createdAt", &WorkoutLog::createdAt),
                          json::required("updatedAt", &WorkoutLog::updatedAt)};
    }
};

// How many sets a log has.
inline constexpr json::Rule setCount = json::items(0, 200);

struct NewLog {
    std::vector<NewSet> sets;
    std::optional<std::string> title;    // the assignment's, where it is absent
    std::optional<Instant> performedAt;  // now, where it is absent
    std::optional<Instant> endedAt;
    std::optional<std::string> notes;
    std::optional<int> perceivedEffort;

    static constexpr auto fields() {
        return std::tuple{json::required("sets", &NewLog::sets, setCount),
                          json::optional("title", &NewLog::title, json::text(1, 200)),
                          json::optional("performedAt", &NewLog::performedAt),
                          json::optional("endedAt", &NewLog::endedAt),
                          json::optional("notes", &NewLog::notes, json::text(0, 4000)),
                          json::optional("perceivedEffort", &NewLog::perceivedEffort, json::range(1, 10))};
    }
};

// Which of the logs that a coach asks for; the days are those of `performedAt` in UTC, both included.
struct LogFilter {
    std::optional<Uuid> athleteId;
    std::optional<Date> from;
    std::optional<Date> to;
};

// Which of the caller's own; the days are the logs' own, both included.
struct OwnLogFilter {
    std::optional<Date> from;
    std::optional<Date> to;
    std::optional<Uuid> exerciseId;
};

struct BeforeInstant {
    Instant performedAt;
    Uuid id;

    static constexpr auto fields() {
        return std::tuple{json::required("performedAt", &BeforeInstant::performedAt),
                          json::required("id", &BeforeInstant::id)};
    }
};

// The calling athlete logs an own assignment, which completes it. Throws http::Forbidden where it is not the caller's,
// AlreadyLogged where it is not open any more, InvalidInput where a time or a number is beyond what can be.
WorkoutLog logWorkout(db::Transaction& tx, const Uuid& assignmentId, const NewLog& log);

// The calling athlete logs a workout of no assignment, which needs a title. Throws InvalidInput likewise.
WorkoutLog createLog(db::Transaction& tx, const NewLog& log);

// Replaces what an own log says; a title and a beginning that are absent stay. The assignment stays completed.
// Throws http::Forbidden where it is not the caller's, LogChanged where it has another version, InvalidInput as above.
WorkoutLog changeLog(db::Transaction& tx, const Uuid& logId, int version, const NewLog& log);

// Deletes an own log; its assignment is to be done again. Throws http::Forbidden where it is not the caller's.
void deleteLog(db::Transaction& tx, const Uuid& logId);

// One of the caller's own. Throws http::Forbidden where it is not.
WorkoutLog readLog(db::Transaction& tx, const Uuid& logId);

// The caller's own, the latest first; one row more than `limit` tells that there are more. Like the lists below, two
// statements: the logs, and the sets of all of them.
std::vector<WorkoutLog> listOwnLogs(db::Transaction& tx, const OwnLogFilter& filter,
                                    const std::optional<BeforeInstant>& before, int limit);

// Logs of the calling coach's assignments for athletes who are active now and open their workouts, likewise.
std::vector<WorkoutLog> listLogsByCoach(db::Transaction& tx, const LogFilter& filter,
                                        const std::optional<BeforeInstant>& before, int limit);

// All logs of the athlete that are open to this coach, whoever assigned the workouts. The caller is one of the two.
std::vector<WorkoutLog> listLogsOfAthlete(db::Transaction& tx, const Uuid& coachId, const Uuid& athleteId,
                                          const std::optional<BeforeInstant>& before, int limit);

}  // namespace tp::training
