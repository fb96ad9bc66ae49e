#include "coaching/connection_service.h"

#include "auth/limits.h"
#include "coaching/invitation_service.h"
#include "http/error.h"

namespace tp::coaching {

namespace {

// Asked first: the database counts places before it notices that there is a connection.
bool isConnected(db::Transaction& tx, const Uuid& athleteId) {
    return !tx.query(
                  "select 1 from app.coach_athletes where coach_id = app.caller() "
                  "and athlete_id = $1::uuid and status <> 'terminated'",
                  athleteId)
                .empty();
}

// Waits for another request that makes the same pair's connection, and then finds it.
bool insertConnection(db::Transaction& tx, const Uuid& athleteId) {
    return tx.query(
                 "insert into app.coach_athletes (coach_id, athlete_id) select app.caller(), $1::uuid "
                 "on conflict on constraint coach_athletes_pair_key do nothing",
                 athleteId)
               .affected() == 1;
}

// Ended connections alone; the database refuses those that the athlete ended.
bool reopenConnection(db::Transaction& tx, const Uuid& athleteId) {
    return tx.query(
                 "update app.coach_athletes set status = 'active' where coach_id = app.caller() "
                 "and athlete_id = $1::uuid and status = 'terminated'",
                 athleteId)
               .affected() == 1;
}

CoachAthlete requestConnection(db::Transaction& tx, const Uuid& coachId, const Uuid& athleteId,
                               const std::string& athleteEmail) {
    const auto code = newInvitationCode();
    const auto requested =
        tx.query("select wait, connection_id, created_at, display_name from app.request_connection($1, $2, $3)",
                 athleteEmail, db::Bytes{code.hash}, code.nonce);
    auth::refuseBeyondLimit(requested);
    const auto row = requested[0];
    return {row.get<Uuid>(1),    coachId,
            athleteId,           "pending",
            row.get<Instant>(2), {athleteId, row.get<std::string>(3), athleteEmail}};
}

}  // namespace

CoachAthlete connect(db::Transaction& tx, const std::string& athleteEmail) {
    const auto found = tx.query(
        "select id, 'athlete' = any (roles), app.caller(), exists (select from app.feature_flags "
        "where name = 'connectRequiresConsent' and enabled) from app.find_user_by_email($1)",
        athleteEmail);
    if (found.empty()) throw http::UserNotFound();
    if (!found[0].get<bool>(1)) throw http::WrongRole("That user is no athlete.");
    const auto athleteId = found[0].get<Uuid>(0);
    if (found[0].get<bool>(3)) return requestConnection(tx, found[0].get<Uuid>(2), athleteId, athleteEmail);
    if (isConnected(tx, athleteId) || (!insertConnection(tx, athleteId) && !reopenConnection(tx, athleteId)))
        throw http::AlreadyConnected();

    const auto row = tx.query(
        "select c.id, c.coach_id, c.athlete_id, c.status, c.created_at, u.display_name, u.email "
        "from app.coach_athletes c join app.users u on u.id = c.athlete_id "
        "where c.coach_id = app.caller() and c.athlete_id = $1::uuid",
        athleteId)[0];
    return {row.get<Uuid>(0),    row.get<Uuid>(1),
            row.get<Uuid>(2),    row.get<std::string>(3),
            row.get<Instant>(4), {athleteId, row.get<std::string>(5), row.get<std::string>(6)}};
}

std::vector<ConnectedAthlete> listAthletes(db::Transaction& tx, const std::optional<AfterName>& after, int limit) {
    const auto rows = tx.query(
        R"(select u.id, u.display_name, u.email, c.accepted_at, c.status
           from app.coach_athletes c join app.users u on u.id = c.athlete_id
           where c.coach_id = app.caller() and c.status in ('active', 'inactive')
             and ($1::text is null or (lower(u.display_name) collate "und-x-icu", u.id) > (lower($1::text), $2::uuid))
           order by lower(u.display_name) collate "und-x-icu", u.id
           limit $3::int + 1)",
        db::parameter(after, &AfterName::displayName), db::parameter(after, &AfterName::id), limit);
    return rows.map([](const db::Row& row) {
        return ConnectedAthlete{row.get<Uuid>(0), row.get<std::string>(1), row.get<std::string>(2),
                                row.maybe<Instant>(3), row.get<std::string>(4)};
    });
}

std::vector<ConnectedCoach> listCoaches(db::Transaction& tx, const std::optional<AfterName>& after, int limit) {
    const auto rows = tx.query(
        R"(select u.id, u.display_name, c.accepted_at, c.status, c.paused_by
           from app.coach_athletes c join app.users u on u.id = c.coach_id
           where c.athlete_id = app.caller() and c.status in ('active', 'inactive')
             and ($1::text is null or (lower(u.display_name) collate "und-x-icu", u.id) > (lower($1::text), $2::uuid))
           order by lower(u.display_name) collate "und-x-icu", u.id
           limit $3::int + 1)",
        db::parameter(after, &AfterName::displayName), db::parameter(after, &AfterName::id), limit);
    return rows.map([](const db::Row& row) {
        return ConnectedCoach{row.get<Uuid>(0), row.get<std::string>(1), row.maybe<Instant>(2), row.get<std::string>(3),
                              row.maybe<std::string>(4)};
    });
}

}  // namespace tp::coaching
