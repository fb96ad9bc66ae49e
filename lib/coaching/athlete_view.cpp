#include "coaching/athlete_view.h"

#include <algorithm>

#include "coaching/text_list.h"
#include "http/error.h"

namespace tp::coaching {

AthleteDetail readAthlete(db::Transaction& tx, const Uuid& coachId, const Uuid& athleteId) {
    const auto rows = tx.query(
        R"(select u.id, u.display_name, u.email, c.status, c.paused_by, c.accepted_at,
                  c.can_view_workouts, c.can_view_progress, c.can_view_analytics, c.can_create_programs, c.can_send_messages,
                  s.workouts, s.progress, s.analytics, s.personal_info,
                  case when c.status = 'active' then coalesce(to_json(g.goals)::text, '[]') end, n.notes,
                  p.username, p.time_zone, p.units, p.language
           from app.coach_athletes c
           join app.users u on u.id = c.athlete_id
           join app.sharing_settings s on s.athlete_id = c.athlete_id
           left join app.personal_info(c.athlete_id) p on c.status = 'active' and s.personal_info
           left join app.connection_goals g on g.coach_id = c.coach_id and g.athlete_id = c.athlete_id
           left join app.coach_notes n on n.coach_id = c.coach_id and n.athlete_id = c.athlete_id
                                       and n.coach_id = app.caller()
           where c.coach_id = $1::uuid and c.athlete_id = $2::uuid and c.status in ('active', 'inactive'))",
        coachId, athleteId);
    if (rows.empty()) throw http::Forbidden();
    const auto row = rows[0];
    AthleteDetail athlete{
        .id = row.get<Uuid>(0),
        .displayName = row.get<std::string>(1),
        .email = row.get<std::string>(2),
        .status = row.get<std::string>(3),
        .pausedBy = row.maybe<std::string>(4),
        .connectedAt = row.maybe<Instant>(5),
        .permissions = {row.get<bool>(6), row.get<bool>(7), row.get<bool>(8), row.get<bool>(9), row.get<bool>(10)},
        .sharing = {row.get<bool>(11), row.get<bool>(12), row.get<bool>(13), row.get<bool>(14)},
        .notes = row.maybe<std::string>(16)};
    if (!row.isNull(15)) athlete.goals = textsFrom(row.get<std::string>(15));
    if (!row.isNull(17))
        athlete.personalInfo = PersonalInfo{row.get<std::string>(17), row.get<std::string>(18),
                                            row.get<std::string>(19), row.get<std::string>(20)};
    return athlete;
}

std::vector<OpenKind> kindsOf(const AthleteDetail& athlete) {
    const auto kind = [&](const char* name, bool permitted, bool shared) {
        const char* closedBy = athlete.status != "active" ? "status"
                               : !permitted               ? "permission"
                               : !shared                  ? "sharing"
                                                          : nullptr;
        return OpenKind{name, closedBy == nullptr,
                        closedBy != nullptr ? std::optional<std::string>(closedBy) : std::nullopt};
    };
    const auto& may = athlete.permissions;
    const auto& shares = athlete.sharing;
    return {kind("workouts", may.viewWorkouts, shares.workouts), kind("progress", may.viewProgress, shares.progress),
            kind("analytics", may.viewAnalytics, shares.analytics), kind("personalInfo", true, shares.personalInfo)};
}

bool isOpen(const std::vector<OpenKind>& kinds, std::string_view kind) {
    return std::ranges::any_of(kinds, [&](const OpenKind& one) { return one.kind == kind && one.open; });
}

}  // namespace tp::coaching
