#include "coaching/sharing_service.h"

#include "http/error.h"

namespace tp::coaching {

namespace {

Sharing sharingFrom(const db::Rows& rows) {
    if (rows.empty()) throw http::Forbidden();
    const auto row = rows[0];
    return {row.get<bool>(0), row.get<bool>(1), row.get<bool>(2), row.get<bool>(3)};
}

}  // namespace

Sharing readSharing(db::Transaction& tx) {
    return sharingFrom(
        tx.query("select workouts, progress, analytics, personal_info from app.sharing_settings "
                 "where athlete_id = app.caller()"));
}

Sharing setSharing(db::Transaction& tx, const Sharing& wanted) {
    return sharingFrom(
        tx.query("update app.sharing_settings set workouts = $1::boolean, progress = $2::boolean, "
                 "analytics = $3::boolean, personal_info = $4::boolean "
                 "where athlete_id = app.caller() "
                 "returning workouts, progress, analytics, personal_info",
                 wanted.workouts, wanted.progress, wanted.analytics, wanted.personalInfo));
}

Permissions setPermissions(db::Transaction& tx, const Uuid& coachId, const Uuid& athleteId, const Permissions& wanted) {
    const auto updated = tx.query(
        "update app.coach_athletes set can_view_workouts = $3::boolean, can_view_progress = $4::boolean, "
        "can_view_analytics = $5::boolean, can_create_programs = $6::boolean, can_send_messages = $7::boolean "
        "where coach_id = $1::uuid and athlete_id = $2::uuid and status in ('active', 'inactive')",
        coachId, athleteId, wanted.viewWorkouts, wanted.viewProgress, wanted.viewAnalytics, wanted.createPrograms,
        wanted.sendMessages);
    if (updated.affected() == 0) throw http::Forbidden();
    return wanted;
}

}  // namespace tp::coaching
