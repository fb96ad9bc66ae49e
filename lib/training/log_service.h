// What athletes did: logs of assigned workouts.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "db/transaction.h"
#include "json/fields.h"
#include "types/instant.h"
#include "types/uuid.h"

namespace tp::training {

struct LoggedSet {
    std::string exercise;
    std::optional<int> reps;
    std::optional<double> weightKg;
    std::optional<int> durationSeconds;
    std::optional<double> distanceMeters;
    std::optional<double> rpe;  // rating of perceived exertion, 1 to 10 in half steps

    static constexpr const char* schemaName = "LoggedSet";
    static constexpr auto fields() {
        return std::tuple{json::required("exercise", &LoggedSet::exercise, json::text(1, 120)),
                          json::optional("reps", &LoggedSet::reps, json::range(0, 1000)),
                          json::optional("weightKg", &LoggedSet::weightKg, json::range(0, 1000)),
                          json::optional("durationSeconds", &LoggedSet::durationSeconds, json::range(0, 86400)),
                          json::optional("distanceMeters", &LoggedSet::distanceMeters, json::range(0, 1000000)),
                          json::optional("rpe", &LoggedSet::rpe, json::range(1, 10, 0.5))};
    }
};

struct WorkoutLog {
    Uuid id;
    Uuid assignmentId;
    Uuid athleteId;
    std::string title;
    Date scheduledFor;
    Instant performedAt;
    std::optional<int> perceivedEffort;  // of the whole workout, 1 to 10
    std::optional<std::string> notes;
    json::RawList<LoggedSet> sets;
    Instant createdAt;

    static constexpr const char* schemaName = "WorkoutLog";
    static constexpr auto fields() {
        return std::tuple{json::required("id", &WorkoutLog::id),
                          json::required("assignmentId", &WorkoutLog::assignmentId),
                          json::required("athleteId", &WorkoutLog::athleteId),
                          json::required("title", &WorkoutLog::title),
                          json::required("scheduledFor", &WorkoutLog::scheduledFor),
                          json::required("performedAt", &WorkoutLog::performedAt),
                          json::required("perceivedEffort", &WorkoutLog::perceivedEffort),
                          json::required("notes", &WorkoutLog::notes),
                          json::required("sets", &WorkoutLog::sets),
                          json::required("createdAt", &WorkoutLog::createdAt)};
    }
};

struct NewLog {
    std::vector<LoggedSet> sets;
    std::optional<std::string> notes;
    std::optional<int> perceivedEffort;
    std::optional<Instant> performedAt;  // now, where it is absent
};

// Which of the caller's logs; the days are those of `performedAt` in UTC, both included.
struct LogFilter {
    std::optional<Uuid> athleteId;
    std::optional<Date> from;
    std::optional<Date> to;
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
// AlreadyLogged where it is not open any more.
WorkoutLog logWorkout(db::Transaction& tx, const Uuid& assignmentId, const NewLog& log);

// Logs of the calling coach's assignments for athletes who are active now and open their workouts, the latest first;
// one row more than `limit` tells that there are more.
std::vector<WorkoutLog> listLogsByCoach(db::Transaction& tx, const LogFilter& filter,
                                        const std::optional<BeforeInstant>& before, int limit);

// All logs of the athlete that are open to this coach, whoever assigned the workouts. The caller is one of the two.
std::vector<WorkoutLog> listLogsOfAthlete(db::Transaction& tx, const Uuid& coachId, const Uuid& athleteId,
                                          const std::optional<BeforeInstant>& before, int limit);

}  // namespace tp::training
