#include "training/prescribed_service.h"

namespace tp::training {

std::vector<Prescription> listPrescriptions(db::Transaction& tx, const Uuid& athleteId, Date from, Date to) {
    return tx
        .query(
            "select w.id, w.slots::text from app.workout_assignments w "
            "where w.coach_id = app.caller() and w.athlete_id = $1::uuid "
            "and w.scheduled_for between $2::date and $3::date and w.slots <> '[]' order by w.scheduled_for, w.id",
            athleteId, from, to)
        .map([](const db::Row& row) {
            return Prescription{row.get<Uuid>(0), {row.get<std::string>(1)}};
        });
}

}  // namespace tp::training
