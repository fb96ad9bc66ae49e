#include "training/dashboard_service.h"

#include <algorithm>
#include <map>

#include "http/error.h"
#include "training/strength.h"

namespace tp::training {

namespace {

constexpr int adherenceDays = 30;

constexpr const char* selectRows =
    "select o.athlete_id, u.display_name, o.analytics, f.today, f.last_day, f.sessions, f.sets, f.acute_load, "
    "f.load_before, f.first_load_day, f.check_in_day, f.sleep, f.mood, f.energy, f.stress, f.soreness, f.note "
    "from app.open_athletes o join app.users u on u.id = o.athlete_id "
    "left join app.open_figures() f on f.athlete_id = o.athlete_id order by lower(u.display_name), u.id";

std::optional<CheckIn> lastCheckIn(const db::Row& row) {
    if (row.isNull(10)) return std::nullopt;
    return CheckIn{row.get<Date>(10), row.get<int>(11), row.get<int>(12),          row.get<int>(13),
                   row.get<int>(14),  row.get<int>(15), row.maybe<std::string>(16)};
}

DashboardRow rowFrom(const db::Row& row, const std::map<Uuid, std::vector<Planned>>& planned) {
    DashboardRow shown{{row.get<Uuid>(0), row.get<std::string>(1)}, row.get<bool>(2)};
    if (!shown.open) return shown;
    const Date today = row.get<Date>(3);
    shown.lastDay = row.maybe<Date>(4);
    shown.sessions7 = row.get<int>(5);
    shown.sets7 = row.get<int>(6);
    const auto load = figuresOf(
        loadOn(today, {{{today.days - 7}, row.get<double>(8)}, {today, row.get<double>(7)}}, row.maybe<Date>(9)));
    shown.load = DashboardLoad{load.acute, load.chronic, load.coupled};
    if (const auto found = planned.find(shown.athlete.id); found != planned.end())
        shown.adherence30 = rounded(adherenceOver(adherenceDays, today, found->second).percent());
    shown.checkIn = lastCheckIn(row);
    return shown;
}

// Athlete, week, and what the measure is made from: a number, or the best weights of a day.
const char* pointsOf(const Comparison& comparison) {
    if (comparison.measure == "e1rm")
        return "select d.athlete_id, date_trunc('week', d.day)::date, null::float8, d.best_by_reps::text "
               "from app.exercise_days d join app.todays() t on t.athlete_id = d.athlete_id "
               "where d.athlete_id = any ($1::uuid[]) and d.exercise_key = $2 and d.day <= t.today "
               "and d.day >= date_trunc('week', t.today)::date - 7 * ($3::int - 1) order by d.day";
    if (comparison.exerciseId)
        return "select d.athlete_id, date_trunc('week', d.day)::date, "
               "sum(case $4 when 'volume' then d.volume_kg when 'hard_sets' then d.hard_sets else 1 end)::float8, null "
               "from app.exercise_days d join app.todays() t on t.athlete_id = d.athlete_id "
               "where d.athlete_id = any ($1::uuid[]) and d.exercise_key = $2 and d.day <= t.today "
               "and d.day >= date_trunc('week', t.today)::date - 7 * ($3::int - 1) group by 1, 2 order by 2";
    return "select d.athlete_id, date_trunc('week', d.day)::date, "
           "sum(case $4 when 'volume' then d.volume_kg when 'hard_sets' then d.hard_sets else d.sessions end)::float8, "
           "$2::text from app.training_days d join app.todays() t on t.athlete_id = d.athlete_id "
           "where d.athlete_id = any ($1::uuid[]) and d.day <= t.today "
           "and d.day >= date_trunc('week', t.today)::date - 7 * ($3::int - 1) group by 1, 2 order by 2";
}

std::optional<double> valueFrom(const db::Row& row) {
    if (!row.isNull(2)) return row.get<double>(2);
    Bests bests{};
    readWeights(row.get<std::string>(3), bests.byReps.data(), bests.byReps.size());
    return epleyOf(bests);
}

}  // namespace

std::vector<DashboardRow> readDashboard(db::Transaction& tx) {
    const auto athletes = tx.later(selectRows);
    // Of one status and one side of today the last day stands for all: what counts is whether it is past.
    const auto assigned =
        tx.query("select athlete_id, last_day, status, count from app.open_plans($1::int)", adherenceDays);
    std::map<Uuid, std::vector<Planned>> planned;
    for (int i = 0; i < assigned.size(); ++i)
        planned[assigned[i].get<Uuid>(0)].push_back(
            {assigned[i].get<Date>(1), assigned[i].get<std::string>(2), assigned[i].get<int>(3)});
    return athletes.get().map([&](const db::Row& row) { return rowFrom(row, planned); });
}

http::DataKind kindOf(const Comparison& comparison) {
    if (comparison.measure == "e1rm" && !comparison.exerciseId)
        throw http::InvalidInput("exerciseId", "is required for this measure");
    return comparison.exerciseId ? http::DataKind::progress : http::DataKind::analytics;
}

std::vector<ComparedAthlete> compareAthletes(db::Transaction& tx, const Comparison& comparison) {
    const auto names = tx.later(
        "select u.id, u.display_name from app.open_athletes o join app.users u on u.id = o.athlete_id "
        "where o.athlete_id = any ($1::uuid[]) order by array_position($1::uuid[], o.athlete_id)",
        comparison.athleteIds);
    const auto key = db::parameter(comparison.exerciseId);
    const auto rows =
        comparison.measure == "e1rm"
            ? tx.query(pointsOf(comparison), comparison.athleteIds, key, comparison.weeks)
            : tx.query(pointsOf(comparison), comparison.athleteIds, key, comparison.weeks, comparison.measure);
    std::map<Uuid, std::map<Date, double>> values;
    for (int i = 0; i < rows.size(); ++i) {
        const auto value = valueFrom(rows[i]);
        if (!value) continue;
        auto& week = values[rows[i].get<Uuid>(0)][rows[i].get<Date>(1)];
        week = std::max(week, rounded(*value));
    }
    return names.get().map([&](const db::Row& row) {
        ComparedAthlete compared{{row.get<Uuid>(0), row.get<std::string>(1)}, {}};
        for (const auto& [week, value] : values[compared.athlete.id]) compared.points.push_back({week, value});
        return compared;
    });
}

}  // namespace tp::training
