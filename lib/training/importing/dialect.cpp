#include "training/importing/dialect.h"

#include <algorithm>
#include <string_view>

#include "training/importing/cells.h"
#include "types/encoding.h"

namespace tp::training::importing {

namespace {

struct Name {
    const char* name;  // in small letters, without what is in parentheses
    Column column;
};

constexpr Name strongNames[] = {{"workout #", Column::workoutNumber},
                                {"date", Column::start},
                                {"workout name", Column::title},
                                {"duration", Column::duration},
                                {"workout duration", Column::duration},
                                {"exercise name", Column::exercise},
                                {"set order", Column::setKind},
                                {"weight", Column::weight},
                                {"weight unit", Column::weightUnit},
                                {"reps", Column::reps},
                                {"rpe", Column::rpe},
                                {"distance", Column::distance},
                                {"distance unit", Column::distanceUnit},
                                {"seconds", Column::seconds},
                                {"notes", Column::exerciseNotes},
                                {"workout notes", Column::workoutNotes},
                                {"trainingplanner", Column::rest}};

constexpr Name hevyNames[] = {{"title", Column::title},
                              {"start_time", Column::start},
                              {"end_time", Column::end},
                              {"description", Column::workoutNotes},
                              {"exercise_title", Column::exercise},
                              {"superset_id", Column::superset},
                              {"exercise_notes", Column::exerciseNotes},
                              {"set_type", Column::setKind},
                              {"weight_kg", Column::weight},
                              {"weight_lbs", Column::weight},
                              {"weight_lb", Column::weight},
                              {"reps", Column::reps},
                              {"distance_km", Column::distance},
                              {"distance_miles", Column::distance},
                              {"distance_meters", Column::distance},
                              {"duration_seconds", Column::seconds},
                              {"rpe", Column::rpe},
                              {"trainingplanner", Column::rest}};

constexpr Name fitNotesNames[] = {{"date", Column::start},
                                  {"exercise", Column::exercise},
                                  {"weight", Column::weight},
                                  {"weight unit", Column::weightUnit},
                                  {"reps", Column::reps},
                                  {"distance", Column::distance},
                                  {"distance unit", Column::distanceUnit},
                                  {"distanceunit", Column::distanceUnit},
                                  {"time", Column::seconds},
                                  {"comment", Column::exerciseNotes},
                                  {"notes", Column::exerciseNotes}};

struct Heading {
    std::string name;
    std::string unit;  // Weight (kg): kg
};

Heading headingOf(const std::string& cell) {
    const auto lower = lowered(trimmed(cell));
    const auto open = lower.find('(');
    if (open == std::string::npos || lower.back() != ')') return {lower, {}};
    return {std::string(trimmed(lower.substr(0, open))), lower.substr(open + 1, lower.size() - open - 2)};
}

template <std::size_t size>
Dialect placed(const char* format, const std::vector<Heading>& headings, const Name (&names)[size]) {
    Dialect dialect{format};
    dialect.places.fill(-1);
    for (std::size_t i = 0; i < headings.size(); ++i) {
        const auto* const known = std::ranges::find(names, headings[i].name, &Name::name);
        if (known == std::end(names)) continue;
        auto& place = dialect.places[static_cast<std::size_t>(known->column)];
        if (place < 0) place = static_cast<int>(i);
        if (known->column == Column::weight && !dialect.weightUnit)
            dialect.weightUnit = weightUnitFrom(headings[i].unit);
        if (known->column == Column::distance && !dialect.distanceUnit)
            dialect.distanceUnit = distanceUnitFrom(headings[i].unit);
    }
    return dialect;
}

Dialect strong(const std::vector<Heading>& headings) {
    auto dialect = placed("strong", headings, strongNames);
    dialect.name = dialect.has(Column::workoutNumber)   ? "C"
                   : dialect.has(Column::weightUnit)    ? "B"
                   : dialect.has(Column::exerciseNotes) ? "A"
                                                        : "A'";
    dialect.zeroIsNothing = dialect.name != "C";
    return dialect;
}

Dialect hevy(const std::vector<Heading>& headings) {
    auto dialect = placed("hevy", headings, hevyNames);
    for (const auto& heading : headings) {
        if (heading.name.starts_with("weight_")) dialect.weightUnit = weightUnitFrom(heading.name.substr(7));
        if (heading.name.starts_with("distance_")) dialect.distanceUnit = distanceUnitFrom(heading.name.substr(9));
    }
    dialect.name = dialect.weightUnit.value_or("");
    return dialect;
}

Dialect fitNotes(const std::vector<Heading>& headings) {
    auto dialect = placed("fitnotes", headings, fitNotesNames);
    dialect.name = dialect.has(Column::weightUnit) ? "unit column" : dialect.weightUnit.value_or("");
    for (std::size_t i = 0; i < headings.size(); ++i)
        if (headings[i].name == "weight" && weightUnitFrom(headings[i].unit) == "lb" &&
            static_cast<int>(i) != dialect.places[static_cast<std::size_t>(Column::weight)]) {
            dialect.places[static_cast<std::size_t>(Column::weightInPounds)] = static_cast<int>(i);
            dialect.name = "kg and lb";
        }
    return dialect;
}

}  // namespace

std::optional<Dialect> dialectOf(const std::vector<std::string>& header) {
    std::vector<Heading> headings;
    for (const auto& cell : header) headings.push_back(headingOf(cell));
    const auto has = [&](const char* name) {
        return std::ranges::find(headings, name, &Heading::name) != headings.end();
    };
    if (has("exercise name") && has("set order") && has("date")) return strong(headings);
    if (has("exercise_title") && has("start_time")) return hevy(headings);
    if (has("exercise") && has("date") && (has("weight") || has("reps"))) return fitNotes(headings);
    return std::nullopt;
}

}  // namespace tp::training::importing
