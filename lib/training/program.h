// Programs: plans of weeks, days and what is prescribed for each day.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "json/fields.h"
#include "training/prescription.h"
#include "types/instant.h"
#include "types/uuid.h"

namespace tp::training {

inline constexpr const char* difficulties[] = {"beginner", "intermediate", "advanced", nullptr};
// Who sees a program beside its owner: nobody; the coaches of an athlete who wrote it; and the athletes of a coach who
// did; everybody.
inline constexpr const char* visibilities[] = {"private", "coach_only", "template", "public", nullptr};
inline constexpr const char* programTabs[] = {"mine", "clients", "coach", "templates", nullptr};

// The same in SQL, of a program p: what the second layer's policies say.
inline constexpr const char* programIsVisible =
    "(p.owner_id = app.caller() or p.visibility = 'public' "
    "or (p.visibility in ('coach_only', 'template') "
    "and p.owner_id = any (array(select o.athlete_id from app.open_athletes o where o.workouts))) "
    "or (p.visibility = 'template' "
    "and p.owner_id = any (array(select c.coach_id from app.my_coaches c where c.status = 'active'))))";

struct PersonName {
    Uuid id;
    std::string displayName;

    static constexpr const char* schemaName = "PersonName";
    static constexpr auto fields() {
        return std::tuple{json::required("id", &PersonName::id),
                          json::required("displayName", &PersonName::displayName)};
    }
};

struct ProgramDay {
    Uuid id;
    std::string title;
    std::optional<std::string> notes;
    json::RawList<Slot> slots;

    static constexpr const char* schemaName = "ProgramDay";
    static constexpr auto fields() {
        return std::tuple{json::required("id", &ProgramDay::id), json::required("title", &ProgramDay::title),
                          json::required("notes", &ProgramDay::notes), json::required("slots", &ProgramDay::slots)};
    }
};

struct ProgramWeek {
    std::vector<ProgramDay> days;

    static constexpr const char* schemaName = "ProgramWeek";
    static constexpr auto fields() { return std::tuple{json::required("days", &ProgramWeek::days)}; }
};

// What a program is beside its days.
struct ProgramHead {
    Uuid id;
    Uuid ownerId;
    std::string title;
    std::optional<std::string> description;
    std::optional<std::string> difficulty;
    std::optional<int> expectedDurationWeeks;
    json::RawList<std::string> goals;
    std::optional<std::string> coachNotes;  // nothing for all but the owner
    std::string visibility;
    int version;
    Instant createdAt;
    Instant updatedAt;

    static constexpr auto fields() {
        return std::tuple{json::required("id", &ProgramHead::id),
                          json::required("ownerId", &ProgramHead::ownerId),
                          json::required("title", &ProgramHead::title),
                          json::required("description", &ProgramHead::description),
                          json::required("difficulty", &ProgramHead::difficulty, json::oneOf(difficulties)),
                          json::required("expectedDurationWeeks", &ProgramHead::expectedDurationWeeks),
                          json::required("goals", &ProgramHead::goals),
                          json::required("coachNotes", &ProgramHead::coachNotes),
                          json::required("visibility", &ProgramHead::visibility, json::oneOf(visibilities)),
                          json::required("version", &ProgramHead::version),
                          json::required("createdAt", &ProgramHead::createdAt),
                          json::required("updatedAt", &ProgramHead::updatedAt)};
    }
};

struct Program : ProgramHead {
    std::vector<ProgramWeek> weeks;

    static constexpr const char* schemaName = "Program";
    static constexpr auto fields() {
        return std::tuple_cat(ProgramHead::fields(), std::tuple{json::required("weeks", &Program::weeks)});
    }
};

struct ProgramSummary : ProgramHead {
    int weekCount;
    int dayCount;
    PersonName owner;
    json::RawList<PersonName> athletes;  // whom the caller gave it, the first five by name
    int athleteCount;

    static constexpr const char* schemaName = "ProgramSummary";
    static constexpr auto fields() {
        return std::tuple_cat(ProgramHead::fields(),
                              std::tuple{json::required("weekCount", &ProgramSummary::weekCount),
                                         json::required("dayCount", &ProgramSummary::dayCount),
                                         json::required("owner", &ProgramSummary::owner),
                                         json::required("athletes", &ProgramSummary::athletes),
                                         json::required("athleteCount", &ProgramSummary::athleteCount)});
    }
};

struct NewProgramDay {
    std::optional<Uuid> id;  // of a day that the program has already
    std::string title;
    std::optional<std::string> notes;
    std::vector<Slot> slots;

    static constexpr auto fields() {
        return std::tuple{json::optional("id", &NewProgramDay::id),
                          json::required("title", &NewProgramDay::title, json::text(1, 200)),
                          json::optional("notes", &NewProgramDay::notes, json::text(0, 4000)),
                          json::required("slots", &NewProgramDay::slots, slotCount)};
    }
};

struct NewProgramWeek {
    std::vector<NewProgramDay> days;

    static constexpr auto fields() {
        return std::tuple{json::required("days", &NewProgramWeek::days, json::items(0, 7))};
    }
};

struct NewProgram {
    std::string title;
    std::optional<std::string> description;
    std::optional<std::string> difficulty;
    std::optional<int> expectedDurationWeeks;
    std::vector<std::string> goals;
    std::optional<std::string> coachNotes;
    std::string visibility = "private";
    std::vector<NewProgramWeek> weeks;

    static constexpr auto fields() {
        return std::tuple{
            json::required("title", &NewProgram::title, json::text(1, 200)),
            json::optional("description", &NewProgram::description, json::text(0, 4000)),
            json::optional("difficulty", &NewProgram::difficulty, json::oneOf(difficulties)),
            json::optional("expectedDurationWeeks", &NewProgram::expectedDurationWeeks, json::range(1, 520)),
            json::optional("goals", &NewProgram::goals, json::texts(0, 10, 200)),
            json::optional("coachNotes", &NewProgram::coachNotes, json::text(0, 4000)),
            json::optional("visibility", &NewProgram::visibility, json::oneOf(visibilities)),
            json::required("weeks", &NewProgram::weeks, json::items(1, 52))};
    }
};

}  // namespace tp::training
