#include "training/analytics_service.h"

#include <algorithm>
#include <array>
#include <map>

#include "http/error.h"
#include "training/powerlift.h"
#include "training/score.h"
#include "training/streak.h"
#include "training/strength.h"

namespace tp::training {

namespace {

constexpr int loadDays = 365;
constexpr std::size_t latestRecords = 20;

// One row of app.exercise_days.
struct Day {
    std::string key;
    std::optional<Uuid> exerciseId;
    std::string name;
    Bests bests;
};

const std::string selectDays =
    "select exercise_key, exercise_id, exercise_name, day, best_by_reps::text, best_by_effort::text, "
    "max_weight_kg::float8, volume_kg::float8, sets from app.exercise_days ";

Day dayFrom(const db::Row& row) {
    Day day{row.get<std::string>(0), row.maybe<Uuid>(1), row.get<std::string>(2), {.day = row.get<Date>(3)}};
    readWeights(row.get<std::string>(4), day.bests.byReps.data(), day.bests.byReps.size());
    readWeights(row.get<std::string>(5), day.bests.byEffort.data(), day.bests.byEffort.size());
    return day;
}

std::vector<RecordFigures> recordsOf(const std::string& key, const std::string& name, const std::vector<Bests>& days) {
    std::vector<RecordFigures> found;
    for (const auto& record : records(days))
        found.push_back({key, name, record.reps, rounded(record.weight), rounded(record.previous), record.day});
    std::ranges::reverse(found);
    return found;
}

// Weeks from `first` to `last`, each with Week::week set.
template <class Week>
std::vector<Week> weeksBetween(Date first, Date last) {
    std::vector<Week> weeks;
    for (Date week = first; week <= last; week.days += 7) weeks.push_back({week});
    return weeks;
}

template <class Week>
Week* weekIn(std::vector<Week>& weeks, Date week) {
    const auto found = std::ranges::find(weeks, week, &Week::week);
    return found == weeks.end() ? nullptr : &*found;
}

void addDays(Analytics& to, const db::Rows& rows, Date today, Date from, const std::vector<Planned>& planned) {
    std::vector<Date> sessions;
    std::vector<DayLoad> loads;
    std::optional<Date> firstLoad;
    std::optional<Date> firstShown;
    for (int i = 0; i < rows.size(); ++i) {
        const Date day = rows[i].get<Date>(0);
        const double load = rows[i].get<double>(6);
        sessions.push_back(day);
        if (load > 0 && !firstLoad) firstLoad = day;
        if (load > 0 && day.days > today.days - loadDays) loads.push_back({day, load});
        if (day >= from && !firstShown) firstShown = day;
    }
    to.load = figuresOf(loadOn(today, loads, firstLoad));
    to.streakWeeks = streakWeeks(today, sessions, planned);
    if (!firstShown) return;

    to.weeks = weeksBetween<WeekFigures>(weekOf(*firstShown), weekOf(today));
    for (int i = 0; i < rows.size(); ++i) {
        const auto row = rows[i];
        auto* week = row.get<Date>(0) < from ? nullptr : weekIn(to.weeks, weekOf(row.get<Date>(0)));
        if (week == nullptr) continue;
        week->sessions += row.get<int>(1);
        week->durationSeconds += row.get<int>(2);
        week->volumeKg = rounded(week->volumeKg + row.get<double>(3));
        week->sets += row.get<int>(4);
        week->hardSets += row.get<int>(5);
        week->load = rounded(week->load + row.get<double>(6));
    }
}

// Rows are (muscle, week, hard sets), by muscle.
void addMuscles(Analytics& to, const db::Rows& rows) {
    if (to.weeks.empty()) return;
    for (int i = 0; i < rows.size(); ++i) {
        const auto muscle = rows[i].get<std::string>(0);
        if (to.muscles.empty() || to.muscles.back().muscle != muscle)
            to.muscles.push_back({muscle, weeksBetween<MuscleWeek>(to.weeks.front().week, to.weeks.back().week)});
        if (auto* week = weekIn(to.muscles.back().weeks, rows[i].get<Date>(1))) week->hardSets = rows[i].get<int>(2);
    }
}

// The days of one exercise, in order.
ExerciseFigures figuresOf(const std::vector<Day>& days, Date from) {
    const auto& last = days.back();
    ExerciseFigures figures{last.key, last.exerciseId, last.name, last.bests.day};
    for (const auto& day : days) {
        if (day.bests.day < from) continue;
        ++figures.sessions;
        const auto estimate = rounded(epleyOf(day.bests));
        if (estimate) figures.e1rmKg = estimate;
        figures.bestE1rmKg = std::max(figures.bestE1rmKg, estimate);
    }
    return figures;
}

std::vector<Bests> bestsOf(const std::vector<Day>& days) {
    std::vector<Bests> bests;
    bests.reserve(days.size());
    for (const auto& day : days) bests.push_back(day.bests);
    return bests;
}

void addExercises(Analytics& to, const std::vector<Day>& days, Date from) {
    for (auto next = days.begin(); next != days.end();) {
        const auto end = std::find_if(next, days.end(), [&](const Day& day) { return day.key != next->key; });
        const std::vector<Day> exercise(next, end);
        next = end;
        // One that was left behind is still to be found, by all that was ever done of it.
        to.exercises.push_back(figuresOf(exercise, std::min(from, exercise.back().bests.day)));
        for (auto& record : recordsOf(exercise.back().key, exercise.back().name, bestsOf(exercise)))
            if (record.day >= from) to.records.push_back(std::move(record));
    }
    std::ranges::stable_sort(to.exercises, std::ranges::greater{}, &ExerciseFigures::lastDay);
    std::ranges::stable_sort(to.records, std::ranges::greater{}, &RecordFigures::day);
    if (to.records.size() > latestRecords) to.records.resize(latestRecords);
}

void addScores(Analytics& to, std::optional<double> bodyWeight, const std::optional<std::string>& sexName) {
    std::map<Powerlift, double> best;
    for (const auto& exercise : to.exercises)
        if (const auto lift = powerliftOf(exercise.name); lift && exercise.bestE1rmKg)
            best[*lift] = std::max(best[*lift], *exercise.bestE1rmKg);
    to.scores.bodyWeightKg = rounded(bodyWeight);
    if (best.size() < 3) return;
    double total = 0;
    for (const auto& [lift, weight] : best) total += weight;
    to.scores.totalKg = rounded(total);
    const auto sex = sexName ? sexFrom(*sexName) : std::nullopt;
    if (!bodyWeight || !sex) return;
    to.scores.dots = rounded(dots(*sex, *bodyWeight, total));
    to.scores.wilks2020 = rounded(wilks2020(*sex, *bodyWeight, total));
    to.scores.ipfGl = rounded(ipfGoodlift(*sex, *bodyWeight, total));
}

}  // namespace

Analytics readAnalytics(db::Transaction& tx, const Uuid& athleteId, int days) {
    const auto known = tx.query(
        "select t.today, t.athlete_id = app.caller() or exists (select from app.open_athletes o "
        "where o.athlete_id = t.athlete_id and o.progress) from app.todays() t where t.athlete_id = $1::uuid",
        athleteId);
    if (known.empty()) throw http::Forbidden();
    const Date today = known[0].get<Date>(0);
    const Date from{today.days - days + 1};
    Analytics analytics{.showsProgress = known[0].get<bool>(1)};

    const auto trained = tx.later(
        "select day, sessions, duration_seconds, volume_kg::float8, sets, hard_sets, load::float8 "
        "from app.training_days where athlete_id = $1::uuid and day <= $2::date order by day",
        athleteId, today);
    const auto assigned = tx.later(
        "select scheduled_for, status, count(*)::int from app.workout_assignments where athlete_id = $1::uuid "
        "and app.caller() in (athlete_id, coach_id) and scheduled_for <= $2::date group by 1, 2",
        athleteId, today);
    static const std::string allDays =
        selectDays + "where athlete_id = $1::uuid and day <= $2::date and $3 order by exercise_key, day";
    const auto exercises = tx.later(allDays, athleteId, today, analytics.showsProgress);
    const auto muscles = tx.later(
        "select m.muscle, date_trunc('week', d.day)::date, sum(d.hard_sets)::int from app.exercise_days d "
        "join app.exercises e on e.id = d.exercise_id cross join unnest(e.primary_muscles) m(muscle) "
        "where d.athlete_id = $1::uuid and d.day between $2::date and $3::date and $4 "
        "group by 1, 2 having sum(d.hard_sets) > 0 order by 1, 2",
        athleteId, from, today, analytics.showsProgress);
    const auto body = tx.later(
        "select (select weight_kg::float8 from app.body_weights where athlete_id = $1::uuid and day <= $2::date "
        "order by day desc limit 1), (select sex from app.athlete_profiles where athlete_id = $1)",
        athleteId, today);

    const auto planned = assigned.get().map([](const db::Row& row) {
        return Planned{row.get<Date>(0), row.get<std::string>(1), row.get<int>(2)};
    });
    for (const int span : {7, 30, 90})
        analytics.adherence.push_back(figuresOf(span, adherenceOver(span, today, planned)));
    addDays(analytics, trained.get(), today, from, planned);
    if (analytics.showsProgress) {
        addMuscles(analytics, muscles.get());
        addExercises(analytics, exercises.get().map(dayFrom), from);
        const auto told = body.get();
        addScores(analytics, told[0].maybe<double>(0), told[0].maybe<std::string>(1));
    }
    return analytics;
}

ExerciseProgress readExerciseProgress(db::Transaction& tx, const Uuid& athleteId, const std::string& exerciseKey) {
    if (!Uuid::parse(exerciseKey) && !exerciseKey.starts_with("name:"))
        throw http::InvalidInput("exerciseKey", "is no exercise's id, and no name: with its name");
    static const std::string daysOfOne = selectDays + "where athlete_id = $1::uuid and exercise_key = $2 order by day";
    const auto rows = tx.query(daysOfOne, athleteId, exerciseKey);
    if (rows.empty()) throw http::Forbidden();
    const auto days = rows.map(dayFrom);
    const auto bests = bestsOf(days);
    ExerciseProgress progress{.name = days.back().name};
    for (int i = 0; i < rows.size(); ++i) {
        const auto& best = bests[static_cast<std::size_t>(i)];
        progress.days.push_back({best.day, rounded(epleyOf(best)), rounded(brzyckiOf(best)),
                                 rounded(rpeAdjustedOf(best)), rounded(rows[i].maybe<double>(6)),
                                 rounded(rows[i].get<double>(7)), rows[i].get<int>(8)});
    }
    for (const auto& max : repMaxes(bests)) progress.repMaxes.push_back({max.reps, rounded(max.weight), max.day});
    progress.records = recordsOf(exerciseKey, progress.name, bests);
    return progress;
}

}  // namespace tp::training
