#include "training.h"

namespace tp::test {

std::string daysAgo(int days) {
    return valueOf("select (now() at time zone 'UTC')::date - $1::int", {std::to_string(days)});
}

std::string trained(const Person& athlete, const std::string& day, const std::vector<std::string>& sets) {
    const auto log = valueOf(
        "insert into app.workout_logs (athlete_id, title, performed_at, ended_at, perceived_effort) "
        "values ($1, 'Training', $2::date + time '12:00', $2::date + time '13:00', 7) returning id",
        {athlete.id, day});
    std::string written;
    for (const auto& set : sets) written += (written.empty() ? "" : "\n") + set;
    sql("insert into app.logged_sets (log_id, position, athlete_id, exercise_id, exercise_name, slot, type, reps, "
        "weight, "
        "weight_unit, rpe) select $1, place - 1, $2, e.id, coalesce(e.name, part[1]), 0, part[2], part[3]::int, "
        "nullif(part[4], '')::numeric, case when part[4] <> '' then 'kg' end, nullif(part[5], '')::numeric "
        "from string_to_table($3, E'\\n') with ordinality s(text, place) "
        "cross join lateral string_to_array(text, '|') part left join app.exercises e on e.id::text = part[1]",
        {log, athlete.id, written});
    return log;
}

}  // namespace tp::test
