#include "training/session_service.h"

#include <algorithm>

#include "http/error.h"
#include "json/write.h"
#include "training/set_service.h"

namespace tp::training {

namespace {

// So many sessions say what the athlete is able to, and how often the last weight was tried (Progression::tries).
constexpr int sessionsToGoBy = 6;

// Whom a question about earlier sessions is about: an exercise by its id, or by its name where it has none.
struct Wanted {
    std::optional<Uuid> exerciseId;
    std::string exercise;

    static constexpr auto fields() {
        return std::tuple{json::optional("exerciseId", &Wanted::exerciseId),
                          json::required("exercise", &Wanted::exercise)};
    }
};

// The last sessions of each of these, the newest first, but for the one that `assignmentId` was done in. One statement:
// for each exercise it walks the logs back from the newest and looks into the index of sets, until it has enough.
std::vector<std::vector<DoneSession>> lastSessions(db::Transaction& tx, const std::vector<Wanted>& wanted,
                                                   const std::optional<Uuid>& assignmentId) {
    static const std::string isThatExercise =
        "s.athlete_id = app.caller() and s.log_id = l.id and case when w.exercise_id is not null "
        "then s.exercise_id = w.exercise_id else s.exercise_id is null and lower(s.exercise_name) = lower(w.exercise) "
        "end";
    static const std::string statement =
        std::string("select w.place::int, l.day, l.id, ") + setColumns +
        R"( from rows from (jsonb_to_recordset($1::jsonb) as ("exerciseId" uuid, exercise text))
                with ordinality w (exercise_id, exercise, place)
            cross join lateral (
                select l.id, l.day, l.performed_at from app.workout_logs l
                where l.athlete_id = app.caller() and ($2::uuid is null or l.assignment_id is distinct from $2)
                  and (w.exercise_id is not null
                           and exists (select from app.logged_sets s where s.athlete_id = app.caller()
                                       and s.exercise_id = w.exercise_id and s.log_id = l.id)
                       or w.exercise_id is null
                           and exists (select from app.logged_sets s where s.athlete_id = app.caller()
                                       and s.exercise_id is null and s.log_id = l.id
                                       and lower(s.exercise_name) = lower(w.exercise)))
                order by l.performed_at desc, l.id desc limit $3::int) l
            join app.logged_sets s on )" +
        isThatExercise + " order by w.place, l.performed_at desc, l.id desc, s.position";
    std::vector<std::vector<DoneSession>> sessions(wanted.size());
    if (wanted.empty()) return sessions;
    json::Writer writer;
    json::write(writer, wanted);
    const auto rows = tx.query(statement, writer.written(), assignmentId, sessionsToGoBy);
    for (int i = 0; i < rows.size(); ++i) {
        auto& ofExercise = sessions[static_cast<std::size_t>(rows[i].get<int>(0)) - 1];
        const auto logId = rows[i].get<Uuid>(2);
        if (ofExercise.empty() || ofExercise.back().logId != logId)
            ofExercise.push_back({rows[i].get<Date>(1), logId, {}});
        ofExercise.back().sets.push_back(setFrom(rows[i], 3));
    }
    return sessions;
}

std::vector<std::pair<Uuid, double>> trainingMaxes(db::Transaction& tx, const std::vector<Wanted>& wanted) {
    std::vector<Uuid> ids;
    for (const auto& one : wanted)
        if (one.exerciseId) ids.push_back(*one.exerciseId);
    if (ids.empty()) return {};
    return tx
        .query(
            "select exercise_id, weight_kg::float8 from app.training_maxes "
            "where athlete_id = app.caller() and exercise_id = any ($1::uuid[])",
            ids)
        .map([](const db::Row& row) { return std::pair(row.get<Uuid>(0), row.get<double>(1)); });
}

std::optional<double> maxOf(const std::vector<std::pair<Uuid, double>>& maxes, const std::optional<Uuid>& exerciseId) {
    const auto found = std::ranges::find_if(maxes, [&](const auto& max) { return max.first == exerciseId; });
    return found == maxes.end() ? std::nullopt : std::optional(found->second);
}

std::optional<DoneSession> newestOf(const std::vector<DoneSession>& sessions) {
    return sessions.empty() ? std::nullopt : std::optional(sessions.front());
}

}  // namespace

SessionPlan readSession(db::Transaction& tx, const Uuid& assignmentId) {
    auto assignment = readAssignment(tx, assignmentId);
    const auto rows = tx.query(
        "select w.slots::text, p.units, coalesce(w.program_week, 1) from app.workout_assignments w, "
        "app.personal_info(app.caller()) p "
        "where w.id = $1::uuid and w.athlete_id = app.caller()",
        assignmentId);
    SessionPlan plan{std::move(assignment), slotsFrom(rows[0].get<std::string>(0)), {}};
    Strength strength{.week = rows[0].get<int>(2), .unit = rows[0].get<std::string>(1)};

    std::vector<const SlotExercise*> prescribed;
    std::vector<Wanted> wanted;
    for (const auto& slot : plan.slots)
        for (const auto& exercise : slot.exercises) {
            prescribed.push_back(&exercise);
            wanted.push_back({exercise.exerciseId, exercise.exercise});
        }
    const auto sessions = lastSessions(tx, wanted, assignmentId);
    const auto maxes = trainingMaxes(tx, wanted);
    for (std::size_t i = 0; i < prescribed.size(); ++i) {
        strength.trainingMaxKg = maxOf(maxes, wanted[i].exerciseId);
        strength.oneRepMaxKg = estimatedMax(sessions[i]);
        plan.exercises.push_back({wanted[i].exerciseId, wanted[i].exercise, newestOf(sessions[i]),
                                  suggest(prescribed[i]->progression, prescribed[i]->sets, sessions[i], strength),
                                  strength.trainingMaxKg, strength.oneRepMaxKg});
    }
    return plan;
}

LastTime readLastTime(db::Transaction& tx, const Uuid& exerciseId) {
    const std::vector<Wanted> wanted{{exerciseId, ""}};
    const auto sessions = lastSessions(tx, wanted, std::nullopt).front();
    return {newestOf(sessions), maxOf(trainingMaxes(tx, wanted), exerciseId), estimatedMax(sessions)};
}

TrainingMax setTrainingMax(db::Transaction& tx, const Uuid& exerciseId, double weight, const std::string& weightUnit) {
    const NewSet asSet{.exercise = "", .weight = weight, .weightUnit = weightUnit};
    if (!problemsOf({asSet}).empty()) throw http::InvalidInput("weight", "is more than 2000 kg");
    const auto rows = tx.query(
        "insert into app.training_maxes as m (exercise_id, weight, weight_unit) values ($1::uuid, $2::numeric, "
        "$3::text) "
        "on conflict (athlete_id, exercise_id) do update set weight = excluded.weight, "
        "weight_unit = excluded.weight_unit, updated_at = now() returning m.weight::float8, m.weight_kg::float8",
        exerciseId, weight, weightUnit);
    return {exerciseId, rows[0].get<double>(0), weightUnit, rows[0].get<double>(1)};
}

}  // namespace tp::training
