#include "coaching/profile_service.h"

#include "coaching/text_list.h"
#include "http/error.h"

namespace tp::coaching {

namespace {

const std::string cardColumns =
    "k.coach_id, k.display_name, k.specializations::text, k.certifications::text, k.bio, k.phone, k.website, "
    "k.is_active";

// The columns of a card from `first` on.
CoachCard cardFrom(const db::Row& row, int first) {
    return {row.get<Uuid>(first),
            row.get<std::string>(first + 1),
            textsFrom(row.get<std::string>(first + 2)),
            textsFrom(row.get<std::string>(first + 3)),
            row.maybe<std::string>(first + 4),
            row.maybe<std::string>(first + 5),
            row.maybe<std::string>(first + 6),
            row.get<bool>(first + 7)};
}

}  // namespace

CoachProfile readProfile(db::Transaction& tx) {
    static const std::string statement =
        "select " + cardColumns +
        ", p.client_limit from app.coach_cards k join app.coach_profiles p on p.coach_id = k.coach_id "
        "where k.coach_id = app.caller()";
    const auto rows = tx.query(statement);
    if (rows.empty()) throw http::Forbidden();
    auto card = cardFrom(rows[0], 0);
    return {std::move(card.specializations), std::move(card.certifications), std::move(card.bio), std::move(card.phone),
            std::move(card.website),         rows[0].maybe<int>(8),          card.isActive};
}

CoachProfile setProfile(db::Transaction& tx, const CoachProfile& wanted) {
    // In the order of locks in which a new connection asks for both.
    tx.later("update app.coach_profiles set client_limit = $1::integer where coach_id = app.caller()",
             wanted.clientLimit);
    tx.later(
        "update app.coach_cards set specializations = $1::jsonb, certifications = $2::jsonb, bio = $3, phone = $4, "
        "website = $5, is_active = $6::boolean where coach_id = app.caller()",
        jsonOf(wanted.specializations), jsonOf(wanted.certifications), db::parameter(wanted.bio),
        db::parameter(wanted.phone), db::parameter(wanted.website), wanted.isActive);
    return readProfile(tx);
}

CoachCard readCard(db::Transaction& tx, const Uuid& coachId) {
    static const std::string statement =
        "select " + cardColumns + " from app.coach_cards k where k.coach_id = $1::uuid";
    const auto rows = tx.query(statement, coachId);
    if (rows.empty()) throw http::Forbidden();
    return cardFrom(rows[0], 0);
}

MyCoach readMyCoach(db::Transaction& tx, const Uuid& coachId) {
    static const std::string statement =
        "select " + cardColumns +
        R"(, u.email, c.status, c.paused_by, c.accepted_at, c.can_view_workouts, c.can_view_progress,
             c.can_view_analytics, c.can_create_programs, c.can_send_messages, coalesce(to_json(g.goals)::text, '[]')
           from app.coach_athletes c
           join app.users u on u.id = c.coach_id
           join app.coach_cards k on k.coach_id = c.coach_id
           left join app.connection_goals g on g.coach_id = c.coach_id and g.athlete_id = c.athlete_id
           where c.coach_id = $1::uuid and c.athlete_id = app.caller()
             and c.status in ('active', 'inactive'))";
    const auto rows = tx.query(statement, coachId);
    if (rows.empty()) throw http::Forbidden();
    const auto row = rows[0];
    const auto card = cardFrom(row, 0);
    return {
        .id = card.id,
        .displayName = card.displayName,
        .email = row.get<std::string>(8),
        .status = row.get<std::string>(9),
        .pausedBy = row.maybe<std::string>(10),
        .connectedAt = row.maybe<Instant>(11),
        .permissions = {row.get<bool>(12), row.get<bool>(13), row.get<bool>(14), row.get<bool>(15), row.get<bool>(16)},
        .goals = textsFrom(row.get<std::string>(17)),
        .profile = card};
}

}  // namespace tp::coaching
