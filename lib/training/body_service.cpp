#include "training/body_service.h"

#include "http/error.h"

namespace tp::training {

namespace {

constexpr double lightest = 10;
constexpr double heaviest = 700;

BodyWeight bodyWeightFrom(const db::Row& row) {
    return {row.get<Date>(0), row.get<double>(1), row.get<std::string>(2), row.get<double>(3)};
}

CheckIn checkInFrom(const db::Row& row) {
    return {row.get<Date>(0), row.get<int>(1), row.get<int>(2),          row.get<int>(3),
            row.get<int>(4),  row.get<int>(5), row.maybe<std::string>(6)};
}

// On the athlete's calendar.
void refuseOtherDays(db::Transaction& tx, const Date& day) {
    tx.judged(
        [](const db::Rows& rows) {
            if (!rows[0].get<bool>(0)) throw http::InvalidInput("day", "is not a day from 1970 to today");
        },
        "select exists (select from app.todays() where athlete_id = app.caller() "
        "and $1::date between '1970-01-01' and today)",
        day);
}

}  // namespace

std::vector<BodyWeight> listBodyWeights(db::Transaction& tx, const DayFilter& filter,
                                        const std::optional<BeforeOneDay>& before, int limit) {
    return tx
        .query(
            "select day, weight::float8, weight_unit, weight_kg::float8 from app.body_weights "
            "where athlete_id = app.caller() and ($1::date is null or day >= $1) "
            "and ($2::date is null or day <= $2) and ($3::date is null or day < $3) "
            "order by day desc limit $4::int + 1",
            filter.from, filter.to, db::parameter(before, &BeforeOneDay::day), limit)
        .map(bodyWeightFrom);
}

std::vector<CheckIn> listCheckIns(db::Transaction& tx, const DayFilter& filter,
                                  const std::optional<BeforeOneDay>& before, int limit) {
    return tx
        .query(
            "select day, sleep, mood, energy, stress, soreness, note from app.check_ins "
            "where athlete_id = app.caller() and ($1::date is null or day >= $1) "
            "and ($2::date is null or day <= $2) and ($3::date is null or day < $3) "
            "order by day desc limit $4::int + 1",
            filter.from, filter.to, db::parameter(before, &BeforeOneDay::day), limit)
        .map(checkInFrom);
}

BodyWeight setBodyWeight(db::Transaction& tx, const Date& day, double weight, const std::string& unit) {
    const double kilograms = unit == "lb" ? weight * kilogramsPerPound : weight;
    if (kilograms < lightest || kilograms > heaviest) throw http::InvalidInput("weight", "must be from 10 to 700 kg");
    refuseOtherDays(tx, day);
    return bodyWeightFrom(tx.query(
        "insert into app.body_weights (day, weight, weight_unit) values ($1::date, $2::numeric, $3) "
        "on conflict (athlete_id, day) do update set weight = excluded.weight, weight_unit = excluded.weight_unit "
        "returning day, weight::float8, weight_unit, weight_kg::float8",
        day, weight, unit)[0]);
}

CheckIn setCheckIn(db::Transaction& tx, const CheckIn& wanted) {
    refuseOtherDays(tx, wanted.day);
    return checkInFrom(tx.query(
        "insert into app.check_ins (day, sleep, mood, energy, stress, soreness, note) "
        "values ($1::date, $2::smallint, $3::smallint, $4::smallint, $5::smallint, $6::smallint, nullif($7, '')) "
        "on conflict (athlete_id, day) do update set sleep = excluded.sleep, mood = excluded.mood, "
        "energy = excluded.energy, stress = excluded.stress, soreness = excluded.soreness, note = excluded.note "
        "returning day, sleep, mood, energy, stress, soreness, note",
        wanted.day, wanted.sleep, wanted.mood, wanted.energy, wanted.stress, wanted.soreness,
        db::parameter(wanted.note))[0]);
}

void deleteBodyWeight(db::Transaction& tx, const Date& day) {
    tx.later("delete from app.body_weights where athlete_id = app.caller() and day = $1::date", day);
}

TrainingProfile readTrainingProfile(db::Transaction& tx) {
    const auto rows = tx.query("select sex from app.athlete_profiles where athlete_id = app.caller()");
    return rows.empty() ? TrainingProfile{} : TrainingProfile{rows[0].maybe<std::string>(0)};
}

TrainingProfile setTrainingProfile(db::Transaction& tx, const TrainingProfile& wanted) {
    tx.query(
        "insert into app.athlete_profiles (sex) values ($1) on conflict (athlete_id) do update set sex = excluded.sex",
        db::parameter(wanted.sex));
    return wanted;
}

}  // namespace tp::training
