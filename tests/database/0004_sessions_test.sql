-- Promise 3: without a live session there is nothing to see and nothing to do, and no setting makes one.
begin;
\ir ../support/people.sql
select plan(41 + 3 * (select count(*)::integer from pg_class where relnamespace = 'app'::regnamespace and relkind = 'r'));

create function tests.sees_nothing(why text) returns setof text language plpgsql as $$
begin
    return next is(app.current_user_id(), null, why || ': nobody');
    return next is_empty('select id from app.users union all select id from app.messages union all select conversation_id from app.conversation_participants', why || ': no rows');
end $$;
create function tests.deleted(relation name) returns bigint language plpgsql as $$
declare
    deleted bigint;
begin
    execute format('delete from app.%I', relation);
    get diagnostics deleted = row_count;
    return deleted;
exception when insufficient_privilege then
    return 0;
end $$;
grant execute on function tests.sees_nothing(text), tests.deleted(name) to public;
create function tests.age_session(seen interval, ends interval) returns void language sql security definer
    set search_path = tests, pg_catalog, pg_temp as
$$ update private.sessions set last_seen_at = now() - seen, expires_at = now() + ends where token_hash = token_of('athlete_bo') $$;
grant execute on function tests.age_session(interval, interval) to public;

select open_direct('ana_and_bo', 'coach_ana', 'athlete_bo'), say('coach_ana', 'ana_and_bo', 'hello');
insert into app.message_edits values (id_of('ana_and_bo'), 1, 1, 'hullo', now(), now());
insert into app.message_reactions (conversation_id, seq, user_id, emoji) values (id_of('ana_and_bo'), 1, id_of('athlete_bo'), '👍');
insert into app.message_reports (id, message_id, reporter_id, reason) select id_of('report'), id, id_of('athlete_bo'), 'spam' from app.messages;
insert into app.reported_messages (report_id, place, content, sent_at) values (id_of('report'), 0, 'hello', now());
insert into app.workout_assignments (id, coach_id, athlete_id, title, scheduled_for)
    values (id_of('run'), id_of('coach_ana'), id_of('athlete_bo'), 'Run', current_date),
           (id_of('swim'), id_of('coach_ana'), id_of('athlete_bo'), 'Swim', current_date);
insert into app.workout_logs (athlete_id, assignment_id) values (id_of('athlete_bo'), id_of('run'));
insert into app.exercises (id, owner_id, name, measure, category) values (id_of('squat'), id_of('athlete_bo'), 'Squat', 'weight_reps', 'strength');
insert into app.logged_sets (log_id, athlete_id, position, slot, exercise_name) select id, athlete_id, 0, 0, 'Squat' from app.workout_logs;
insert into app.training_maxes (athlete_id, exercise_id, weight, weight_unit) values (id_of('athlete_bo'), id_of('squat'), 100, 'kg');
insert into app.programs (id, owner_id, title) values (id_of('plan'), id_of('coach_ana'), 'Plan');
insert into app.program_workouts (program_id, owner_id, week, position, title) values (id_of('plan'), id_of('coach_ana'), 1, 1, 'Day');
insert into app.program_runs (program_id, coach_id, athlete_id, title, start_date, weekdays, athlete_may_move, program_version, placed)
    values (id_of('plan'), id_of('coach_ana'), id_of('athlete_bo'), 'Plan', current_date, '{1}', true, 1, '{}');
insert into app.body_weights (athlete_id, day, weight, weight_unit) values (id_of('athlete_bo'), current_date, 80, 'kg');
insert into app.check_ins (athlete_id, day, sleep, mood, energy, stress, soreness) values (id_of('athlete_bo'), current_date, 1, 2, 3, 4, 5);
insert into app.athlete_profiles (athlete_id, sex) values (id_of('athlete_bo'), 'male');
insert into app.imports (athlete_id, format, file_name, workouts, sets, already_there) values (id_of('athlete_bo'), 'strong', 'x.csv', 0, 0, 0);
insert into app.idempotency_keys (user_id, key, request_hash) values (id_of('athlete_bo'), 'k', '\x00');
insert into app.feature_flags values ('aiInsights', true);
insert into app.data_access_log (athlete_id, actor_name, actor_role, kind, allowed) values (id_of('athlete_bo'), 'Ana', 'coach', 'workouts', true);
insert into app.invitations (coach_id, method, email, code_hash, code_nonce) values (id_of('coach_ana'), 'email', 'x@example.org', sha256('code'), 'n');
insert into app.connection_goals values (id_of('coach_ana'), id_of('athlete_bo'), '{Run}');
insert into app.coach_notes values (id_of('coach_ana'), id_of('athlete_bo'), 'Runs');
select set_connection('coach_eve', 'athlete_fay', 'terminated');
insert into app.notification_preferences (kind, user_id, in_app, mail) values ('message', id_of('athlete_bo'), true, false);
select private.notify(id_of('athlete_bo'), 'connected', id_of('coach_ana'), null) \g /dev/null

-- A live session.
select acting_as('athlete_bo');
select is(app.current_user_id(), id_of('athlete_bo'), 'a session says who its user is');
select results_eq(
    $$ select id, email, display_name, username, roles, touch_due from app.begin_request(token_of('athlete_bo')) $$,
    $$ values (id_of('athlete_bo'), 'athlete_bo@example.org', 'Bo', 'athlete_bo', 'athlete', false) $$,
    'begin_request brings the user');
select isnt_empty('select * from app.messages', 'who sees something');

-- Sessions that are none, each followed by the same questions.
select results_eq('select id, touch_due from app.begin_request(sha256(''guess''))', 'values (null::uuid, false)',
    'an unknown token still gives one row');
select sees_nothing('an unknown token');
select is(id, null, 'no token') from app.begin_request(null);
select sees_nothing('no token');
select set_config('app.session', setting, true) from (values ('')) v (setting) \g /dev/null
select sees_nothing('an empty setting');
select set_config('app.session', encode(sha256('guess'), 'hex'), true) \g /dev/null
select sees_nothing('a guess in the setting');
select set_config('app.session', replace(id_of('athlete_bo')::text, '-', ''), true) \g /dev/null
select sees_nothing('a user''s id in the setting');
select set_config('app.session', 'x'' or true --', true) \g /dev/null
select throws_ok('select id from app.users', '22023', null, 'nonsense in the setting gives no answer at all');
select throws_ok('select * from app.messages', '22023', null, 'wherever one asks');
select set_config('app.session', '', true) \g /dev/null
select set_config('app.user_id', id_of('athlete_bo')::text, true), set_config('app.current_user_id', id_of('athlete_bo')::text, true),
       set_config('request.jwt.claims', '{"sub":"x"}', true), set_config('row_security', 'off', true) \g /dev/null
select is(app.current_user_id(), null, 'other settings say nothing');
select throws_ok('select id from app.users', '42501', null, 'switching row security off only makes the question fail');
select set_config('row_security', 'on', true) \g /dev/null

-- No session: every table.
select as_owner();
select isnt_empty(format('select 1 from app.%I', relname), relname || ' holds something')
    from pg_class where relnamespace = 'app'::regnamespace and relkind = 'r';
select acting_as(null);
select is_empty(format('select 1 from app.%I', relname), relname || ' shows nothing to nobody')
    from pg_class where relnamespace = 'app'::regnamespace and relkind = 'r';
select is(deleted(relname), 0::bigint, 'nobody deletes from ' || relname)
    from pg_class where relnamespace = 'app'::regnamespace and relkind = 'r';
select throws_ok($$ insert into app.coach_athletes (coach_id, athlete_id) values (id_of('coach_ana'), id_of('athlete_gus')) $$, '42501', null, 'nobody connects');
select throws_ok($$ insert into app.workout_assignments (athlete_id, title, scheduled_for) values (id_of('athlete_bo'), 'X', current_date) $$, '42501', null, 'nobody assigns');
select throws_ok($$ insert into app.workout_logs (assignment_id) values (id_of('swim')) $$, '42501', null, 'nobody logs');
select throws_ok($$ insert into app.conversations (coach_id, direct_athlete_id) values (id_of('coach_ana'), id_of('athlete_cy')) $$, '42501', null, 'nobody opens a conversation');
select throws_ok($$ insert into app.conversation_participants (conversation_id, user_id) values (id_of('ana_and_bo'), id_of('athlete_cy')) $$, '42501', null, 'nobody joins one');
select throws_ok($$ insert into app.messages (conversation_id, content) values (id_of('ana_and_bo'), 'X') $$, 'TP008', null, 'nobody writes');
select throws_ok($$ insert into app.idempotency_keys (key, request_hash) values ('k', '\x00') $$, '42501', null, 'nobody claims a key');
select is_empty($$ with w as (update app.conversation_participants set last_read_seq = 1 returning 1) select * from w $$, 'nobody reads');
select is_empty($$ with w as (update app.coach_athletes set status = 'terminated' returning 1) select * from w $$, 'nobody ends a connection');

-- Ends.
select acting_as('athlete_bo');
select age_session('13 days 23 hours', '1 minute');
select is(app.current_user_id(), id_of('athlete_bo'), 'a session lives until its limits');
select is(touch_due, true, 'and is due to be touched') from app.begin_request(token_of('athlete_bo'));
select app.touch_session();
select is(touch_due, false, 'which renews it') from app.begin_request(token_of('athlete_bo'));
select age_session('14 days', '1 minute');
select is(app.current_user_id(), null, 'after 14 idle days it is over');
select age_session('0', '0');
select is(app.current_user_id(), null, 'so it is at its absolute end');
select age_session('0', '1 day'), app.end_session();
select is(app.current_user_id(), null, 'and after signing out');
select age_session('0', '1 day');
select is(app.current_user_id(), null, 'for good: the row is gone');

-- A request that writes holds its session.
select acting_as('athlete_bo');
select lives_ok('select app.hold_session()', 'a live session can be held');
select app.end_session();
select throws_ok('select app.hold_session()', 'TP007', 'session_ended', 'an ended one stops the request');
select acting_as(null);
select throws_ok('select app.hold_session()', 'TP007', 'session_ended', 'so does none');

-- A change of roles.
select acting_as('athlete_gus');
select is(app.current_user_id(), id_of('athlete_gus'), 'somebody is signed in');
select as_owner();
select app.promote_to_coach(id_of('athlete_gus'));
select is_empty($$ select 1 from private.sessions where user_id = id_of('athlete_gus') $$, 'until the roles change');
select isnt_empty('select 1 from private.sessions', 'which ends nobody else''s session');

select * from finish();
rollback;
