// Workouts that coaches assign to athletes.
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

inline constexpr const char* assignmentStatuses[] = {"assigned", "completed", "skipped", "excused", nullptr};

struct Assignment {
    Uuid id;
    std::optional<Uuid> coachId;  // nothing where the coach's account is deleted
    Uuid athleteId;
    std::string title;
    std::optional<std::string> notes;
    Date scheduledFor;
    std::string status;
    Instant createdAt;
    std::optional<Instant> completedAt;

    static constexpr const char* schemaName = "Assignment";
    static constexpr auto fields() {
        return std::tuple{json::required("id", &Assignment::id),
                          json::required("coachId", &Assignment::coachId),
                          json::required("athleteId", &Assignment::athleteId),
                          json::required("title", &Assignment::title),
                          json::required("notes", &Assignment::notes),
                          json::required("scheduledFor", &Assignment::scheduledFor),
                          json::required("status", &Assignment::status, json::oneOf(assignmentStatuses)),
                          json::required("createdAt", &Assignment::createdAt),
                          json::required("completedAt", &Assignment::completedAt)};
    }
};

struct NewAssignment {
    std::string title;
    std::optional<std::string> notes;
    Date scheduledFor;
    std::optional<Uuid> programWorkoutId;  // whose sets it has, and whose notes where it has none
};

// Which of the caller's assignments; what is absent filters nothing. The days are both included.
struct AssignmentFilter {
    std::optional<Uuid> athleteId;
    std::optional<Date> from;
    std::optional<Date> to;
    std::optional<std::string> status;
};

// Where a list by day, the latest first, goes on.
struct BeforeDay {
    Date scheduledFor;
    Uuid id;

    static constexpr auto fields() {
        return std::tuple{json::required("scheduledFor", &BeforeDay::scheduledFor),
                          json::required("id", &BeforeDay::id)};
    }
};

// The same workout for each athlete, all or none. Throws http::InvalidInput where it is of no program of the caller's.
std::vector<Assignment> createAssignments(db::Transaction& tx, const std::vector<Uuid>& athleteIds,
                                          const NewAssignment& workout);

// Those that the calling coach made for athletes who are active now; one row more than `limit` tells that there are
// more.
std::vector<Assignment> listAssignmentsByCoach(db::Transaction& tx, const AssignmentFilter& filter,
                                               const std::optional<BeforeDay>& before, int limit);

// Those of the calling athlete, likewise.
std::vector<Assignment> listAssignmentsOfAthlete(db::Transaction& tx, const AssignmentFilter& filter,
                                                 const std::optional<BeforeDay>& before, int limit);

// One of the calling athlete's. Throws http::Forbidden where it is not.
Assignment readAssignment(db::Transaction& tx, const Uuid& assignmentId);

}  // namespace tp::training
