// Whom the matrix of resources and actors is about, and what they have.
#pragma once

#include <string>

#include "http_test.h"
#include "programs.h"
#include "training.h"

namespace tp::test {

// Ana coaches Bo. Fred and Dora did: Fred's connection was ended, Dora was demoted. What Ana and Bo, Fred and Bo, Dora
// and Bo have between them carries the mark; Fred's and Dora's training carries a second word, since Ana must not see
// it.
struct World {
    std::string mark = "mark-" + missingId();
    std::string past = "of-the-past";
    Person ana = coach("Ana");
    Person bo = athlete("Bo");
    Person cy = athlete("Cy");
    Person eve = coach("Eve");
    Person fred = coach("Fred");
    Person dora = coach("Dora");
    Person ida = administrator("Ida");
    std::string direct, group, messageId, open, logged, notification, session;
    std::string ownExercise, ownLog, ownImport;
    std::string fredsConversation, fredsAssignment, dorasConversation;
    std::string program, shownProgram, run;  // Ana's, one of them a template, which Bo was given
    // Hana invites Bo, and Ana did.
    Person hana = coach("Hana");
    Invited invitation = inviteUser(hana, bo);
    Invited mailed = inviteAddress(ana, bo.email);

    World() {
        forgetWrongCodes();
        sql("update app.invitations set message = $1 where id in ($2, $3)", {mark, invitation.id, mailed.id});
        connect(ana, bo);
        program = tp::test::program(ana, mark);
        shownProgram = tp::test::program(ana, mark, "template");
        run = programRun(shownProgram, &ana, bo);
        permit(ana, bo, "can_create_programs", false);
        connect(eve, cy);
        direct = directConversation(ana, bo);
        group = groupConversation(ana, {bo}, mark);
        messageId = message(ana, direct, mark);
        message(bo, group, mark);
        open = assignment(ana, bo, mark);
        logged = assignment(ana, bo, mark);
        ownLog = workoutLog(bo, logged, mark);
        trained(bo, daysAgo(1), {mark + "|normal|5|60|8"});
        sql("insert into app.body_weights (athlete_id, day, weight, weight_unit) values ($1, $2, 80, 'kg')",
            {bo.id, daysAgo(1)});
        sql("insert into app.check_ins values ($1, $2, 1, 2, 3, 4, 5, $3)", {bo.id, daysAgo(1), mark});

        ownExercise = exercise(bo, mark);
        ownImport = valueOf(
            "insert into app.imports (athlete_id, format, file_name, workouts, sets, already_there) "
            "values ($1, 'hevy', $2, 0, 0, 0) returning id",
            {bo.id, mark});

        openSession(bo);
        session = valueOf("select id from private.sessions where user_id = $1 and token_hash <> sha256($2::bytea)",
                          {bo.id, bo.token});

        fredsConversation = pastWith(fred);
        fredsAssignment = assignment(fred, bo, mark + past);
        disconnect(fred, bo);
        dorasConversation = pastWith(dora);
        demote(dora);
        dora.token = openSession(dora);

        for (const auto& one : {ana, bo})
            sql("select private.notify($1, 'insight', null, $2, jsonb_build_object('title', $3::text))",
                {one.id, missingId(), mark});
        notification =
            valueOf("select id from app.notifications where recipient_id = $1 and title = $2", {bo.id, mark});
    }

    // Everything of Ana's and Bo's that somebody else could change.
    std::string rows() const {
        return valueOf(
            "select concat_ws(' ', "
            "(select count(*) from private.sessions where user_id in ($1, $2)), "
            "(select string_agg(concat_ws(' ', email, display_name, username), ' ' order by id) from app.users where "
            "id in "
            "($1, $2)), "
            "(select string_agg(concat(status, can_view_workouts, can_create_programs, can_send_messages), ' ' "
            "order by id) from app.coach_athletes where $1 in (coach_id, athlete_id) or $2 in (coach_id, athlete_id)), "
            "(select workouts from app.sharing_settings where athlete_id = $2), "
            "(select string_agg(status || coalesce(paused_by, ''), '' order by id) from app.coach_athletes "
            "where athlete_id = $2), "
            "(select string_agg(status || sent_at, '' order by id) from app.invitations where id in ($7, $8)), "
            "(select string_agg(array_to_string(goals, '') || updated_at, '') from app.connection_goals where "
            "athlete_id = $2), "
            "(select string_agg(notes || updated_at, '') from app.coach_notes where athlete_id = $2), "
            "(select count(*) from app.workout_assignments where coach_id = $1 or athlete_id = $2), "
            "(select string_agg(concat(scheduled_for, status, reason), ' ' order by id) from app.workout_assignments "
            "where athlete_id = $2), "
            "(select string_agg(concat(id, version), ' ' order by id) from app.programs where owner_id in ($1, $2)), "
            "(select string_agg(concat(id, program_version, ended_at), ' ' order by id) from app.program_runs "
            "where athlete_id = $2), "
            "(select count(*) from app.workout_assignments where athlete_id = $2 and status = 'completed'), "
            "(select string_agg(id::text || version, ' ' order by id) from app.workout_logs where athlete_id = $2), "
            "(select count(*) from app.logged_sets where athlete_id = $2), "
            "(select count(*) from app.training_maxes where athlete_id = $2), "
            "(select sum(weight) from app.body_weights where athlete_id = $2), "
            "(select sum(mood) from app.check_ins where athlete_id = $2), "
            "(select count(*) from app.athlete_profiles where athlete_id = $2), "
            "(select string_agg(name || measure, ' ' order by id) from app.exercises where owner_id in ($1, $2)), "
            "(select count(*) from app.imports where athlete_id = $2), "
            "(select count(*) from app.conversations where $1 in (coach_id, created_by) or $2 in (direct_athlete_id, "
            "created_by)), "
            "(select count(*) from app.conversation_participants p where user_id in ($1, $2) "
            "or conversation_id in ($3, $4)), "
            "(select sum(last_seq) from app.conversations where id in ($3, $4, $5, $6)), "
            "(select sum(last_read_seq) from app.conversation_participants where conversation_id in ($3, $4, $5, $6)), "
            "(select string_agg(concat(title, is_announcement), ' ' order by id) from app.conversations "
            "where id in ($3, $4, $5, $6)), "
            "(select string_agg(concat(muted, pinned, marked_unread, archived_seq, left_at), ' ' "
            "order by conversation_id, user_id) from app.conversation_participants "
            "where conversation_id in ($3, $4, $5, $6)), "
            "(select string_agg(concat(m.content, reactions, edited_at), ' ' order by m.id) from app.messages m "
            "where conversation_id in ($3, $4, $5, $6)), "
            "(select count(*) from app.notifications where recipient_id in ($1, $2) and read_at is null), "
            "(select count(*) from app.notification_preferences where user_id in ($1, $2)))",
            {ana.id, bo.id, direct, group, fredsConversation, dorasConversation, invitation.id, mailed.id});
    }

private:
    std::string pastWith(const Person& formerCoach) const {
        connect(formerCoach, bo);
        auto conversation = directConversation(formerCoach, bo);
        message(bo, conversation, "in the past");
        workoutLog(bo, assignment(formerCoach, bo, mark + past), mark + past);
        return conversation;
    }
};

}  // namespace tp::test
