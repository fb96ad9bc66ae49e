// Which app wrote a file, and where its columns are.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace tp::training::importing {

enum class Column {
    workoutNumber,
    start,
    end,
    title,
    duration,
    workoutNotes,
    exercise,
    exerciseNotes,
    superset,
    setKind,  // Strong's Set Order, Hevy's set_type
    weight,
    weightInPounds,  // FitNotes 2 has both
    weightUnit,
    reps,
    rpe,
    distance,
    distanceUnit,
    seconds,
    // Ours, behind the app's own: a JSON object of what the app's shape has no room for.
    rest,
    count,
};

struct Dialect {
    std::string format;
    std::string name;
    std::array<int, static_cast<std::size_t>(Column::count)> places{};  // -1: there is no such column
    std::optional<std::string> weightUnit;                              // as the header says
    std::optional<std::string> distanceUnit;
    bool zeroIsNothing = true;  // apps that know no empty number write 0

    bool has(Column column) const { return places[static_cast<std::size_t>(column)] >= 0; }
};

inline constexpr const char* restColumn = "TrainingPlanner";

// By the header's names, whatever their order and case. Nothing where no app writes such a header.
std::optional<Dialect> dialectOf(const std::vector<std::string>& header);

}  // namespace tp::training::importing
