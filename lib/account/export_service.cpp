#include "account/export_service.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "csv/csv.h"
#include "json/writer.h"

namespace tp::account {

namespace {

// How a column comes from the database, and shows in JSON.
enum class Kind {
    text,
    instant,
    json,  // JSON as text: numbers, booleans, lists
};

struct Column {
    const char* name = nullptr;
    Kind kind = Kind::text;
};

struct Area {
    const char* name;
    std::array<Column, 15> columns;  // those with a name
    const char* query;
};

constexpr Area areas[] = {
    {"account",
     {{{"id"},
       {"email"},
       {"emailVerified", Kind::json},
       {"displayName"},
       {"username"},
       {"roles", Kind::json},
       {"timeZone"},
       {"units"},
       {"language"},
       {"readReceipts", Kind::json},
       {"createdAt", Kind::instant},
       {"deletionDueAt", Kind::instant}}},
     "select u.id::text, u.email, (u.email_verified_at is not null)::text, u.display_name, u.username, "
     "to_json(u.roles)::text, p.time_zone, p.units, p.language, app.own_read_receipts()::text, u.created_at, "
     "u.deletion_due_at "
     "from app.users u, app.personal_info(u.id) p where u.id = app.caller()"},
    {"coach_profile",
     {{{"specializations", Kind::json},
       {"certifications", Kind::json},
       {"bio"},
       {"phone"},
       {"website"},
       {"clientLimit", Kind::json},
       {"isActive", Kind::json}}},
     "select c.specializations::text, c.certifications::text, c.bio, c.phone, c.website, p.client_limit::text, "
     "c.is_active::text from app.coach_cards c join app.coach_profiles p on p.coach_id = c.coach_id "
     "where c.coach_id = app.caller()"},
    {"sharing",
     {{{"workouts", Kind::json}, {"progress", Kind::json}, {"analytics", Kind::json}, {"personalInfo", Kind::json}}},
     "select workouts::text, progress::text, analytics::text, personal_info::text from app.sharing_settings "
     "where athlete_id = app.caller()"},
    {"sessions",
     {{{"id"}, {"createdAt", Kind::instant}, {"lastSeenAt", Kind::instant}, {"userAgent"}, {"ipAddress"}}},
     "select id::text, created_at, last_seen_at, user_agent, ip_address from app.own_sessions() order by id"},
    {"connections",
     {{{"id"},
       {"coachId"},
       {"athleteId"},
       {"otherName"},
       {"status"},
       {"createdAt", Kind::instant},
       {"acceptedAt", Kind::instant},
       {"endedAt", Kind::instant},
       {"viewWorkouts", Kind::json},
       {"viewProgress", Kind::json},
       {"viewAnalytics", Kind::json},
       {"createPrograms", Kind::json},
       {"sendMessages", Kind::json},
       {"goals", Kind::json},
       {"ownNotes"}}},
     "select c.id::text, c.coach_id::text, c.athlete_id::text, o.display_name, c.status, c.created_at, "
     "c.accepted_at, c.ended_at, c.can_view_workouts::text, c.can_view_progress::text, c.can_view_analytics::text, "
     "c.can_create_programs::text, c.can_send_messages::text, to_json(g.goals)::text, n.notes "
     "from app.coach_athletes c left join app.users o "
     "on o.id in (c.coach_id, c.athlete_id) and o.id <> app.caller() "
     "left join app.connection_goals g on g.coach_id = c.coach_id and g.athlete_id = c.athlete_id "
     "left join app.coach_notes n on n.coach_id = c.coach_id and n.athlete_id = c.athlete_id "
     "where app.caller() in (c.coach_id, c.athlete_id) order by c.id"},
    {"past_connections",
     {{{"coachName"}, {"connectedAt", Kind::instant}, {"endedAt", Kind::instant}, {"endedBy"}, {"reason"}}},
     "select coach_name, connected_at, ended_at, ended_by, reason from app.past_connections "
     "where athlete_id = app.caller() order by id"},
    {"invitations",
     {{{"id"},
       {"coachId"},
       {"method"},
       {"email"},
       {"username"},
       {"message"},
       {"status"},
       {"createdAt", Kind::instant},
       {"expiresAt", Kind::instant},
       {"respondedAt", Kind::instant}}},
     "select id::text, coach_id::text, method, email, username, message, status, created_at, expires_at, "
     "responded_at from app.invitations order by id"},
    {"access_log",
     {{{"actorName"},
       {"actorRole"},
       {"kind"},
       {"action"},
       {"allowed", Kind::json},
       {"at", Kind::instant},
       {"ipAddress"},
       {"userAgent"}}},
     "select actor_name, actor_role, kind, action, allowed::text, at, host(ip_address), user_agent "
     "from app.data_access_log where athlete_id = app.caller() order by id"},
    {"programs",
     {{{"id"},
       {"title"},
       {"description"},
       {"difficulty"},
       {"goals", Kind::json},
       {"coachNotes"},
       {"expectedDurationWeeks", Kind::json},
       {"visibility"},
       {"copiedFrom"},
       {"weekCount", Kind::json},
       {"version", Kind::json},
       {"createdAt", Kind::instant},
       {"updatedAt", Kind::instant}}},
     "select id::text, title, description, difficulty, to_json(goals)::text, app.own_program_notes(id), "
     "expected_duration_weeks::text, visibility, copied_from::text, week_count::text, version::text, created_at, "
     "updated_at from app.programs where owner_id = app.caller() order by id"},
    {"program_workouts",
     {{{"id"},
       {"programId"},
       {"week", Kind::json},
       {"position", Kind::json},
       {"title"},
       {"notes"},
       {"slots", Kind::json}}},
     "select id::text, program_id::text, week::text, position::text, title, notes, slots::text "
     "from app.program_workouts where owner_id = app.caller() order by program_id, week, position"},
    {"program_runs",
     {{{"id"},
       {"programId"},
       {"title"},
       {"coachId"},
       {"athleteId"},
       {"startDate"},
       {"weekdays", Kind::json},
       {"athleteMayMove", Kind::json},
       {"createdAt", Kind::instant},
       {"endedAt", Kind::instant}}},
     "select id::text, program_id::text, title, coach_id::text, athlete_id::text, start_date::text, "
     "to_json(weekdays)::text, athlete_may_move::text, created_at, ended_at from app.program_runs "
     "where app.caller() in (coach_id, athlete_id) order by id"},
    {"assignments",
     {{{"id"},
       {"coachId"},
       {"athleteId"},
       {"title"},
       {"notes"},
       {"scheduledFor"},
       {"status"},
       {"createdAt", Kind::instant},
       {"completedAt", Kind::instant},
       {"reason"},
       {"slots", Kind::json},
       {"runId"},
       {"programTitle"}}},
     "select id::text, coach_id::text, athlete_id::text, title, notes, scheduled_for::text, status, created_at, "
     "completed_at, reason, slots::text, run_id::text, program_title from app.workout_assignments where app.caller() "
     "in (coach_id, athlete_id) "
     "order by id"},
    {"logs",
     {{{"id"},
       {"assignmentId"},
       {"title"},
       {"scheduledFor"},
       {"day"},
       {"performedAt", Kind::instant},
       {"endedAt", Kind::instant},
       {"perceivedEffort", Kind::json},
       {"notes"},
       {"source"},
       {"createdAt", Kind::instant},
       {"updatedAt", Kind::instant}}},
     "select id::text, assignment_id::text, title, scheduled_for::text, day::text, performed_at, ended_at, "
     "perceived_effort::text, notes, source, created_at, updated_at from app.workout_logs "
     "where athlete_id = app.caller() order by id"},
    {"sets",
     {{{"logId"},
       {"position", Kind::json},
       {"exerciseId"},
       {"exercise"},
       {"slot", Kind::json},
       {"type"},
       {"reps", Kind::json},
       {"weight", Kind::json},
       {"weightUnit"},
       {"durationSeconds", Kind::json},
       {"distance", Kind::json},
       {"distanceUnit"},
       {"rpe", Kind::json},
       {"rir", Kind::json},
       {"note"}}},
     "select log_id::text, position::text, exercise_id::text, exercise_name, slot::text, type, reps::text, "
     "trim_scale(weight)::text, weight_unit, duration_seconds::text, trim_scale(distance)::text, distance_unit, "
     "trim_scale(rpe)::text, trim_scale(rir)::text, note from app.logged_sets where athlete_id = app.caller() "
     "order by log_id, position"},
    {"training_maxes",
     {{{"exerciseId"}, {"exercise"}, {"weight", Kind::json}, {"weightUnit"}, {"updatedAt", Kind::instant}}},
     "select m.exercise_id::text, e.name, trim_scale(m.weight)::text, m.weight_unit, m.updated_at "
     "from app.training_maxes m left join app.exercises e on e.id = m.exercise_id where m.athlete_id = app.caller() "
     "order by m.exercise_id"},
    {"exercises",
     {{{"id"},
       {"name"},
       {"measure"},
       {"category"},
       {"equipment"},
       {"force"},
       {"level"},
       {"mechanic"},
       {"primaryMuscles", Kind::json},
       {"secondaryMuscles", Kind::json},
       {"synonyms", Kind::json},
       {"instructions", Kind::json},
       {"createdAt", Kind::instant}}},
     "select id::text, name, measure, category, equipment, force, level, mechanic, to_json(primary_muscles)::text, "
     "to_json(secondary_muscles)::text, to_json(synonyms)::text, to_json(instructions)::text, created_at "
     "from app.exercises where owner_id = app.caller() order by id"},
    {"imports",
     {{{"id"},
       {"format"},
       {"fileName"},
       {"workouts", Kind::json},
       {"sets", Kind::json},
       {"alreadyThere", Kind::json},
       {"createdAt", Kind::instant}}},
     "select id::text, format, file_name, workouts::text, sets::text, already_there::text, created_at "
     "from app.imports where athlete_id = app.caller() order by id"},
    {"body_weights",
     {{{"day"}, {"weight", Kind::json}, {"weightUnit"}}},
     "select day::text, trim_scale(weight)::text, weight_unit from app.body_weights where athlete_id = app.caller() "
     "order by day"},
    {"check_ins",
     {{{"day"},
       {"sleep", Kind::json},
       {"mood", Kind::json},
       {"energy", Kind::json},
       {"stress", Kind::json},
       {"soreness", Kind::json},
       {"note"}}},
     "select day::text, sleep::text, mood::text, energy::text, stress::text, soreness::text, note from app.check_ins "
     "where athlete_id = app.caller() order by day"},
    {"training_profile", {{{"sex"}}}, "select sex from app.athlete_profiles where athlete_id = app.caller()"},
    {"conversations",
     {{{"id"},
       {"isGroup", Kind::json},
       {"title"},
       {"createdAt", Kind::instant},
       {"joinedAt", Kind::instant},
       {"leftAt", Kind::instant},
       {"muted", Kind::json},
       {"pinned", Kind::json},
       {"archived", Kind::json},
       {"markedUnread", Kind::json},
       {"participants", Kind::json}}},
     "select p.conversation_id::text, coalesce(p.left_is_group, c.is_group)::text, "
     "case when p.left_at is null then c.title else p.left_title end, coalesce(p.left_created_at, c.created_at), "
     "p.joined_at, p.left_at, p.muted::text, p.pinned::text, (p.archived_seq is not null)::text, "
     "p.marked_unread::text, "
     "coalesce(p.left_roster, c.roster) from app.conversation_participants p "
     "left join app.conversations c on c.id = p.conversation_id and p.left_at is null "
     "where p.user_id = app.caller() order by p.conversation_id"},
    {"messages",
     {{{"id"},
       {"conversationId"},
       {"seq", Kind::json},
       {"senderId"},
       {"content"},
       {"createdAt", Kind::instant},
       {"readAt", Kind::instant},
       {"replyTo", Kind::json},
       {"mentions", Kind::json},
       {"editedAt", Kind::instant},
       {"deletedAt", Kind::instant},
       {"reactions", Kind::json}}},
     "select m.id::text, m.conversation_id::text, m.seq::text, m.sender_id::text, m.content, m.created_at, "
     "case when p.read_receipts and (p.left_at is null or m.read_at <= p.left_at) then m.read_at end, "
     "case when app.sees(p, seen.reply_to_seq) then m.reply end, to_json(m.mentions)::text, m.edited_at, m.deleted_at, "
     "m.reactions "
     "from app.conversation_participants p join app.messages seen on seen.conversation_id = p.conversation_id "
     "cross join lateral app.message_then(seen, p.left_at) m "
     "where p.user_id = app.caller() and app.sees(p, seen.seq) "
     "order by m.conversation_id, m.seq"},
    // What the own messages were before they were edited.
    {"message_edits",
     {{{"messageId"}, {"content"}, {"writtenAt", Kind::instant}, {"replacedAt", Kind::instant}}},
     "select m.id::text, e.content, e.written_at, e.replaced_at from app.message_edits e "
     "join app.messages m on m.conversation_id = e.conversation_id and m.seq = e.seq "
     "where m.sender_id = app.caller() order by m.id, e.version"},
    {"message_reports",
     {{{"id"}, {"messageId"}, {"reason"}, {"note"}, {"state"}, {"createdAt", Kind::instant}}},
     "select id::text, message_id::text, reason, note, state, created_at from app.own_reports() order by id"},
    {"notifications",
     {{{"id"},
       {"kind"},
       {"actorName"},
       {"title"},
       {"reason"},
       {"count", Kind::json},
       {"createdAt", Kind::instant},
       {"updatedAt", Kind::instant},
       {"readAt", Kind::instant}}},
     "select id::text, kind, actor_name, title, reason, count::text, created_at, updated_at, read_at "
     "from app.notifications where recipient_id = app.caller() order by id"},
    {"notification_preferences",
     {{{"kind"}, {"inApp", Kind::json}, {"mail", Kind::json}}},
     "select kind, in_app::text, mail::text from app.notification_preferences "
     "where user_id = app.caller() order by kind"},
};

std::span<const Column> columnsOf(const Area& area) {
    const auto end = std::ranges::find(area.columns, nullptr, &Column::name);
    return {area.columns.begin(), end};
}

std::optional<std::string> textOf(const db::Row& row, int column, Kind kind) {
    if (kind != Kind::instant) return row.maybe<std::string>(column);
    const auto instant = row.maybe<Instant>(column);
    return instant ? std::optional(instant->toString()) : std::nullopt;
}

void writeJson(json::Writer& to, const Area& area, const db::Row& row) {
    to.startObject();
    for (int i = 0; const auto& column : columnsOf(area)) {
        const auto value = textOf(row, i++, column.kind);
        to.name(column.name);
        if (!value)
            to.null();
        else if (column.kind == Kind::json)
            to.raw(*value);
        else
            to.text(*value);
    }
    to.endObject();
}

// One line of `area`, with what `cellOf(place, column)` gives.
template <class CellOf>
std::string csvLine(const Area& area, CellOf cellOf) {
    std::string line;
    for (int i = 0; const auto& column : columnsOf(area)) {
        if (i > 0) line += ',';
        line += csv::cellOf(cellOf(i++, column));
    }
    return line + "\r\n";
}

// Calls take(row) for each row of the area, of which never more than 500 are fetched at once.
template <class Take>
void forEachRow(db::Transaction& tx, const Area& area, Take take) {
    const std::string cursor = std::string("export_") + area.name;
    tx.later("declare " + cursor + " no scroll cursor for " + area.query);
    const std::string fetch = "fetch 500 from " + cursor;
    while (true) {
        const auto rows = tx.query(fetch);
        if (rows.empty()) break;
        for (int i = 0; i < rows.size(); ++i) take(rows[i]);
    }
    tx.later("close " + cursor);
}

void exportArea(db::Transaction& tx, const Area& area, std::vector<zip::Entry>& entries) {
    zip::File json = zip::temporaryFile();
    zip::File csv = zip::temporaryFile();
    zip::append(csv, csvLine(area, [](int, const Column& column) { return std::string(column.name); }));
    const char* separator = "[\n";
    forEachRow(tx, area, [&](const db::Row& row) {
        json::Writer object;
        writeJson(object, area, row);
        zip::append(json, separator);
        zip::append(json, object.written());
        separator = ",\n";
        zip::append(
            csv, csvLine(area, [&](int i, const Column& column) { return textOf(row, i, column.kind).value_or(""); }));
    });
    zip::append(json, *separator == '[' ? "[]\n" : "\n]\n");
    entries.push_back({std::string(area.name) + ".json", std::move(json)});
    entries.push_back({std::string(area.name) + ".csv", std::move(csv)});
}

}  // namespace

zip::File exportOwnData(db::Transaction& tx) {
    std::vector<zip::Entry> entries;
    for (const auto& area : areas) exportArea(tx, area, entries);
    return zip::archiveOf(std::move(entries));
}

}  // namespace tp::account
