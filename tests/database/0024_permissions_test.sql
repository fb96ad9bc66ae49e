-- What permissions and sharing open, who sets them, and that each policy holds by itself.
begin;
\ir ../support/people.sql
select plan(42);

prepare allow(text, text, boolean) as
    update app.coach_athletes set can_view_workouts = $3, can_send_messages = $3
    where coach_id = id_of($1) and athlete_id = id_of($2) returning can_view_workouts;
prepare share(boolean) as update app.sharing_settings set workouts = $1 returning workouts;
create function tests.may_view(coach text, athlete text) returns boolean language sql security definer
    set search_path = tests, pg_temp as
$$ select can_view_workouts from app.coach_athletes where coach_id = id_of(coach) and athlete_id = id_of(athlete) $$;
create function tests.shares(athlete text) returns boolean language sql security definer
    set search_path = tests, pg_temp as
$$ select workouts from app.sharing_settings where athlete_id = id_of(athlete) $$;
grant execute on function tests.may_view(text, text), tests.shares(text) to public;

insert into app.workout_assignments (id, coach_id, athlete_id, title, scheduled_for)
    values (id_of('run'), id_of('coach_ana'), id_of('athlete_bo'), 'Run', '2030-01-07'),
           (id_of('swim'), id_of('coach_eve'), id_of('athlete_fay'), 'Swim', '2030-01-08');
insert into app.workout_logs (athlete_id, assignment_id) values (id_of('athlete_bo'), id_of('run')), (id_of('athlete_fay'), id_of('swim'));
select results_eq($$ select title, scheduled_for from app.workout_logs order by scheduled_for $$,
    $$ values ('Run', '2030-01-07'::date), ('Swim', '2030-01-08') $$, 'a log says itself what was done');

-- At first everything is open but personal information.
select results_eq($$ select can_view_workouts, can_view_progress, can_view_analytics, can_create_programs, can_send_messages
                     from app.coach_athletes where athlete_id = id_of('athlete_bo') $$, 'values (true, true, true, true, true)',
    'a connection begins with every permission');
select results_eq($$ select workouts, progress, analytics, personal_info from app.sharing_settings where athlete_id = id_of('athlete_gus') $$,
    'values (true, true, true, false)', 'everybody has switches, and shares all but personal information');

-- Who sees them.
select acting_as('athlete_bo');
select results_eq('select athlete_id from app.sharing_settings', $$ values (id_of('athlete_bo')) $$, 'an athlete sees the own switches');
select acting_as('coach_ana');
select is((select count(*) from app.sharing_settings where athlete_id <> id_of('coach_ana')), 3::bigint, 'a coach those of the own athletes');
select results_eq($$ select workouts, progress, analytics, personal_info, programs, messages from app.open_athletes where athlete_id = id_of('athlete_bo') $$,
    'values (true, true, true, false, true, true)', 'and what they open');
select is((select count(*) from app.open_athletes), 3::bigint, 'of nobody else');
select acting_as('admin_ida');
select is_empty($$ select * from app.sharing_settings where athlete_id <> id_of('admin_ida') $$, 'an administrator sees nobody''s');

-- The coach only narrows.
select acting_as('coach_ana');
select results_eq($$ execute allow('coach_ana', 'athlete_bo', false) $$, array[false], 'a coach gives a permission back');
select throws_ok($$ execute allow('coach_ana', 'athlete_bo', true) $$, '42501', 'only the athlete gives a permission', 'and does not take it again');
select throws_ok(format($$ update app.coach_athletes set %I = false where athlete_id = id_of('athlete_cy');
                           update app.coach_athletes set %I = true where athlete_id = id_of('athlete_cy') $$, c, c),
    '42501', 'only the athlete gives a permission', 'nor ' || c)
    from unnest(array['can_view_workouts', 'can_view_progress', 'can_view_analytics', 'can_create_programs', 'can_send_messages']) c;
select is_empty($$ execute allow('coach_eve', 'athlete_fay', false) $$, 'another coach''s are out of reach');
select is_empty($$ update app.sharing_settings set workouts = false where athlete_id = id_of('athlete_bo') returning 1 $$, 'and so are the athlete''s switches');
select is(shares('athlete_bo'), true, 'which stay as they are');

-- What the coach sees follows in the same transaction.
select is_empty($$ select * from app.workout_logs $$, 'without the permission a coach sees no logs');
select isnt_empty($$ select * from app.workout_assignments where athlete_id = id_of('athlete_bo') and status = 'completed' $$, 'but the state of own assignments');
select acting_as('athlete_bo');
select results_eq($$ execute allow('coach_ana', 'athlete_bo', true) $$, array[true], 'the athlete gives it again');
select results_eq('execute share(false)', array[false], 'and stops sharing');
select is(shares('athlete_fay'), true, 'for nobody else');
select isnt_empty('select * from app.workout_logs', 'sees the own logs all the same');
select acting_as('coach_ana');
select is_empty('select * from app.workout_logs', 'what is not shared is closed to the coach');
select acting_as('athlete_bo');
select results_eq('execute share(true)', array[true], 'shares again');
select acting_as('coach_ana');
select isnt_empty('select * from app.workout_logs', 'and the coach sees the log');
select acting_as('coach_eve');
select is((select count(*) from app.workout_logs), 1::bigint, 'a foreign coach sees the own athlete''s');
select is_empty($$ select * from app.workout_logs where athlete_id = id_of('athlete_bo') $$, 'and no other');
select as_owner();
select connect('coach_eve', 'athlete_bo');
select acting_as('coach_eve');
select isnt_empty($$ select * from app.workout_logs where athlete_id = id_of('athlete_bo') $$, 'connected, she sees what another coach assigned');
select is_empty($$ select * from app.workout_assignments where athlete_id = id_of('athlete_bo') $$, 'not the assignment');

-- Pausing closes, ending freezes.
select set_connection('coach_ana', 'athlete_bo', 'inactive');
select acting_as('coach_ana');
select is_empty('select * from app.workout_logs', 'a paused connection opens nothing');
select is_empty($$ select * from app.open_athletes where athlete_id = id_of('athlete_bo') $$, 'of any kind');
select isnt_empty($$ select * from app.sharing_settings where athlete_id = id_of('athlete_bo') $$, 'the switches show');
select acting_as('athlete_bo');
select results_eq($$ execute allow('coach_ana', 'athlete_bo', false) $$, array[false], 'the athlete sets permissions meanwhile');
select set_connection('coach_ana', 'athlete_bo', 'terminated');
select throws_ok($$ execute allow('coach_ana', 'athlete_bo', true) $$, 'TP008', null, 'not those of an ended connection');
select acting_as('coach_ana');
select is_empty($$ select * from app.sharing_settings where athlete_id = id_of('athlete_bo') $$, 'whose coach does not see the switches');
select set_connection('coach_ana', 'athlete_bo', 'active');
select is(may_view('coach_ana', 'athlete_bo'), false, 'opened again it is as narrow as the athlete left it');
select acting_as('athlete_cy');
select is_empty($$ execute allow('coach_ana', 'athlete_bo', true) $$, 'another athlete gives nothing');
select is_empty($$ update app.sharing_settings set workouts = false where athlete_id <> id_of('athlete_cy') returning 1 $$, 'and stops nobody''s sharing');
select throws_ok($$ update app.sharing_settings set athlete_id = id_of('athlete_bo') $$, '42501', null, 'or takes over switches');
select throws_ok($$ insert into app.sharing_settings (athlete_id) values (id_of('athlete_bo')) $$, '42501', null, 'or makes some');

select * from finish();
rollback;
