// Programs that athletes follow: dated assignments, made of a program and kept as they were then.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "db/transaction.h"
#include "training/program.h"

namespace tp::training {

struct ProgramRun {
    Uuid id;
    std::optional<Uuid> programId;  // nothing where the program is deleted
    std::string title;
    PersonName athlete;
    Date startDate;
    json::RawList<int> weekdays;  // Monday is 1
    bool athleteMayMove;
    int upcomingCount;
    int completedCount;
    bool isCurrent;  // of the program as it is now
    Instant createdAt;
    std::optional<Instant> endedAt;

    static constexpr const char* schemaName = "ProgramRun";
    static constexpr auto fields() {
        return std::tuple{json::required("id", &ProgramRun::id),
                          json::required("programId", &ProgramRun::programId),
                          json::required("title", &ProgramRun::title),
                          json::required("athlete", &ProgramRun::athlete),
                          json::required("startDate", &ProgramRun::startDate),
                          json::required("weekdays", &ProgramRun::weekdays),
                          json::required("athleteMayMove", &ProgramRun::athleteMayMove),
                          json::required("upcomingCount", &ProgramRun::upcomingCount),
                          json::required("completedCount", &ProgramRun::completedCount),
                          json::required("isCurrent", &ProgramRun::isCurrent),
                          json::required("createdAt", &ProgramRun::createdAt),
                          json::required("endedAt", &ProgramRun::endedAt)};
    }
};

// Programs start on days from 1970 to 2199.
constexpr Date firstStart{0};
constexpr Date lastStart{84005};

struct NewRuns {
    std::vector<Uuid> athleteIds;
    Date startDate;
    std::vector<int> weekdays;
    bool athleteMayMove = true;
};

struct AssignedProgram {
    std::vector<ProgramRun> items;
    int assignmentCount;

    static constexpr const char* schemaName = "AssignedProgram";
    static constexpr auto fields() {
        return std::tuple{json::required("items", &AssignedProgram::items),
                          json::required("assignmentCount", &AssignedProgram::assignmentCount)};
    }
};

// Gives every day of a program that the caller sees to each athlete, all or none, as training/schedule.h puts them.
// What an athlete gives to him- or herself has no coach. Throws http::InvalidInput for a program without days, and
// http::ProgramChanged where it changes at this moment.
AssignedProgram assignProgram(db::Transaction& tx, const Uuid& programId, const NewRuns& wanted);

// Those of one program that the caller gave to athletes who are active now, or was given; the latest first.
std::vector<ProgramRun> listRuns(db::Transaction& tx, const Uuid& programId);

// Lets what is open of these runs from today on follow the program as it is now: days have its words and sets, days
// that it no longer has go, days that are new come on the day that the schedule gives them. What is done, and what is
// past, stays; so does everything of a run that has ended. Throws http::ProgramChanged where it changes at this moment.
std::vector<ProgramRun> updateRuns(db::Transaction& tx, const Uuid& programId, const std::vector<Uuid>& runIds);

// Takes away what is open from today on. Ending again changes nothing.
void endRun(db::Transaction& tx, const Uuid& runId);

}  // namespace tp::training
