#include "coaching/connection_life.h"

#include "coaching/text_list.h"
#include "http/error.h"

namespace tp::coaching {

namespace {

ConnectionState readState(db::Transaction& tx, const Pair& pair) {
    const auto rows = tx.query(
        "select status, paused_by from app.coach_athletes "
        "where coach_id = $1 and athlete_id = $2 and status in ('active', 'inactive')",
        pair.coachId, pair.athleteId);
    if (rows.empty()) throw http::Forbidden();
    return {rows[0].get<std::string>(0), rows[0].maybe<std::string>(1)};
}

}  // namespace

ConnectionState pauseConnection(db::Transaction& tx, const Pair& pair) {
    tx.later(
        "update app.coach_athletes set status = 'inactive' "
        "where coach_id = $1 and athlete_id = $2 and status = 'active'",
        pair.coachId, pair.athleteId);
    return readState(tx, pair);
}

ConnectionState resumeConnection(db::Transaction& tx, const Pair& pair) {
    tx.later(
        "update app.coach_athletes set status = 'active' "
        "where coach_id = $1 and athlete_id = $2 and status = 'inactive'",
        pair.coachId, pair.athleteId);
    return readState(tx, pair);
}

void endConnection(db::Transaction& tx, const Pair& pair, const std::optional<std::string>& reason) {
    const auto ended = tx.query(
        "update app.coach_athletes set status = 'terminated', end_reason = nullif($3, '') "
        "where coach_id = $1 and athlete_id = $2 and status in ('active', 'inactive')",
        pair.coachId, pair.athleteId, db::parameter(reason));
    if (ended.affected() == 0) throw http::Forbidden();
}

std::vector<PastCoach> listPastCoaches(db::Transaction& tx, const std::optional<BeforePast>& before, int limit) {
    const auto rows = tx.query(
        "select coach_id, coach_name, connected_at, ended_at, ended_by, reason, id from app.past_connections "
        "where athlete_id = app.caller() "
        "and ($1::timestamptz is null or (ended_at, id) < ($1, $2::uuid)) "
        "order by ended_at desc, id desc limit $3::int + 1",
        db::parameter(before, &BeforePast::endedAt), db::parameter(before, &BeforePast::id), limit);
    return rows.map([](const db::Row& row) {
        return PastCoach{row.maybe<Uuid>(0),        row.get<std::string>(1),   row.get<Instant>(2), row.get<Instant>(3),
                         row.maybe<std::string>(4), row.maybe<std::string>(5), row.get<Uuid>(6)};
    });
}

void setGoals(db::Transaction& tx, const Uuid& coachId, const std::vector<std::string>& goals) {
    tx.query(
        "insert into app.connection_goals (coach_id, goals) "
        "select $1, array(select g from jsonb_array_elements_text($2::jsonb) with ordinality t (g, n) order by n) "
        "on conflict (coach_id, athlete_id) do update set goals = excluded.goals, updated_at = now()",
        coachId, jsonOf(goals));
}

void setNotes(db::Transaction& tx, const Uuid& athleteId, const std::string& notes) {
    tx.query(
        "insert into app.coach_notes (athlete_id, notes) values ($1, $2) "
        "on conflict (coach_id, athlete_id) do update set notes = excluded.notes, updated_at = now()",
        athleteId, notes);
}

}  // namespace tp::coaching
