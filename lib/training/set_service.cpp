#include "training/set_service.h"

#include <map>
#include <string>

#include "json/write.h"

namespace tp::training {

namespace {

constexpr double heaviestKg = 2000;
constexpr double farthestMeters = 1'000'000;

double kilograms(const NewSet& set) { return *set.weight * (set.weightUnit == "lb" ? kilogramsPerPound : 1); }

double meters(const NewSet& set) {
    return *set.distance * (set.distanceUnit == "km" ? 1000 : set.distanceUnit == "mi" ? 1609.344 : 1);
}

// With the units and the slots that were left out, and no unit of nothing.
std::vector<NewSet> completed(std::vector<NewSet> sets) {
    const NewSet* before = nullptr;
    for (auto& set : sets) {
        set.weightUnit = set.weight ? std::optional(set.weightUnit.value_or("kg")) : std::nullopt;
        set.distanceUnit = set.distance ? std::optional(set.distanceUnit.value_or("m")) : std::nullopt;
        if (!set.slot && before == nullptr) set.slot = 0;
        if (!set.slot) set.slot = *before->slot + (before->exercise == set.exercise ? 0 : 1);
        before = &set;
    }
    return sets;
}

}  // namespace

const char* const setColumns =
    "s.exercise_id, s.exercise_name, s.slot, s.type, s.reps, s.weight::float8, s.weight_unit, s.weight_kg::float8, "
    "s.duration_seconds, s.distance::float8, s.distance_unit, s.distance_meters::float8, s.rpe::float8, s.rir::float8, "
    "s.note";

LoggedSet setFrom(const db::Row& row, int column) {
    return {row.maybe<Uuid>(column),
            row.get<std::string>(column + 1),
            row.get<int>(column + 2),
            row.get<std::string>(column + 3),
            row.maybe<int>(column + 4),
            row.maybe<double>(column + 5),
            row.maybe<std::string>(column + 6),
            row.maybe<double>(column + 7),
            row.maybe<int>(column + 8),
            row.maybe<double>(column + 9),
            row.maybe<std::string>(column + 10),
            row.maybe<double>(column + 11),
            row.maybe<double>(column + 12),
            row.maybe<double>(column + 13),
            row.maybe<std::string>(column + 14)};
}

json::Problems problemsOf(const std::vector<NewSet>& sets) {
    json::Problems problems;
    for (std::size_t i = 0; i < sets.size() && problems.size() < json::mostProblems; ++i) {
        const auto path = "sets[" + std::to_string(i) + "].";
        if (sets[i].weight && kilograms(sets[i]) > heaviestKg)
            problems.push_back({path + "weight", "is more than 2000 kg"});
        if (sets[i].distance && meters(sets[i]) > farthestMeters)
            problems.push_back({path + "distance", "is more than 1000 km"});
    }
    return problems;
}

void insertSets(db::Transaction& tx, const Uuid& logId, const std::vector<NewSet>& sets) {
    if (sets.empty()) return;
    json::Writer writer;
    json::write(writer, completed(sets));
    tx.later(
        R"(insert into app.logged_sets (log_id, position, exercise_id, exercise_name, slot, type, reps, weight, weight_unit,
                                        duration_seconds, distance, distance_unit, rpe, rir, note)
           select $1::uuid, s.place - 1, e.id, s.exercise, s.slot, s.type, s.reps, s.weight, s.weight_unit,
                  s.duration_seconds, s.distance, s.distance_unit, s.rpe, s.rir, s.note
           from rows from (jsonb_to_recordset($2::jsonb) as (
                    "exerciseId" uuid, exercise text, slot int, type text, reps int, weight numeric, "weightUnit" text,
                    "durationSeconds" int, distance numeric, "distanceUnit" text, rpe numeric, rir numeric, note text))
                with ordinality s (exercise_id, exercise, slot, type, reps, weight, weight_unit, duration_seconds, distance,
                                   distance_unit, rpe, rir, note, place)
           left join app.exercises e on e.id = s.exercise_id)",
        logId, writer.written());
}

std::vector<std::vector<LoggedSet>> readSets(db::Transaction& tx, const std::vector<Uuid>& logIds) {
    std::vector<std::vector<LoggedSet>> sets(logIds.size());
    if (logIds.empty()) return sets;
    static const std::string statement = std::string("select s.log_id, ") + setColumns +
                                         " from app.logged_sets s where s.log_id = any ($1::uuid[]) "
                                         "order by s.log_id, s.position";
    std::map<Uuid, std::size_t> places;
    for (std::size_t i = 0; i < logIds.size(); ++i) places[logIds[i]] = i;
    const auto rows = tx.query(statement, logIds);
    for (int i = 0; i < rows.size(); ++i) sets[places.at(rows[i].get<Uuid>(0))].push_back(setFrom(rows[i], 1));
    return sets;
}

}  // namespace tp::training
