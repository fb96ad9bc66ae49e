begin;
\ir ../support/people.sql
select plan(43);

prepare assign(text, text) as
    insert into app.workout_assignments (athlete_id, title, scheduled_for) values (id_of($1), $2, '2030-01-07');
prepare log(text) as insert into app.workout_logs (assignment_id) values (id_of($1));
create function tests.assignment(name text, coach text, athlete text) returns void language sql security definer
    set search_path = tests, pg_temp as $$
    insert into app.workout_assignments (id, coach_id, athlete_id, title, scheduled_for)
    values (id_of(name), id_of(coach), id_of(athlete), initcap(name), '2030-01-07') $$;
create function tests.status_of(name text) returns text language sql security definer
    set search_path = tests, pg_temp as $$ select status from app.workout_assignments where id = id_of(name) $$;
grant execute on function tests.assignment(text, text, text), tests.status_of(text) to public;

-- Assigning.
select acting_as('coach_ana');
select lives_ok($$ execute assign('athlete_bo', 'Base') $$, 'a coach assigns a workout to an own athlete');
select results_eq('select coach_id, athlete_id, status from app.workout_assignments',
    $$ values (id_of('coach_ana'), id_of('athlete_bo'), 'assigned') $$, 'and sees it');
select throws_ok($$ execute assign('athlete_fay', 'X') $$, '42501', null, 'not to another coach''s athlete');
select throws_ok($$ execute assign('athlete_gus', 'X') $$, '42501', null, 'nor to nobody''s');
select throws_ok($$ insert into app.workout_assignments (coach_id, athlete_id, title, scheduled_for)
                    values (id_of('coach_eve'), id_of('athlete_fay'), 'X', '2030-01-07') $$, '42501', null, 'nor in another coach''s name');
select throws_ok($$ execute assign('athlete_bo', '') $$, '23514', null, 'a title is not empty');
select throws_ok($$ update app.workout_assignments set status = 'completed' $$, '42501', null, 'a status does not change by hand');
select throws_ok('update app.workout_assignments set athlete_id = athlete_id', '42501', null, 'and not whose it is');
select acting_as('athlete_bo');
select throws_ok($$ execute assign('athlete_bo', 'X') $$, '42501', null, 'an athlete assigns nothing');
select results_eq('select title from app.workout_assignments', array['Base'], 'but sees the own');
select acting_as('athlete_cy');
select is_empty('select * from app.workout_assignments', 'and nobody else''s');
select acting_as('coach_eve');
select is_empty('select * from app.workout_assignments', 'nor does a foreign coach');
select acting_as('admin_ida');
select is_empty('select * from app.workout_assignments', 'nor an administrator');

-- Each policy alone: what the trigger refuses is refused without it, and the other way round.
select as_owner();
alter table app.workout_assignments disable trigger guard_assignment;
select set_connection('coach_ana', 'athlete_di', 'inactive');
select acting_as('coach_ana');
select throws_ok($$ execute assign('athlete_di', 'X') $$, '42501', null, 'the policy refuses a paused athlete');
select as_owner();
alter table app.workout_assignments enable trigger guard_assignment;
select throws_ok($$ select assignment('x', 'coach_ana', 'athlete_di') $$, 'TP008', 'no active connection', 'so does the trigger');
select throws_ok($$ select assignment('x', 'coach_ana', 'athlete_fay') $$, '42501', 'no active connection', 'and a foreign one');

-- Logging.
select assignment('run', 'coach_ana', 'athlete_bo'), assignment('swim', 'coach_ana', 'athlete_cy');
select acting_as('athlete_bo');
select lives_ok($$ execute log('run') $$, 'an athlete logs an own assignment');
select results_eq('select athlete_id, coach_id, title from app.workout_logs',
    $$ values (id_of('athlete_bo'), id_of('coach_ana'), 'Run') $$, 'and sees the log');
select results_eq($$ select status, completed_at from app.workout_assignments where id = id_of('run') $$,
    $$ values ('completed', now()) $$, 'the assignment is completed');
select throws_ok($$ execute log('run') $$, 'TP004', 'already_logged', 'once');
select throws_ok($$ execute log('swim') $$, '42501', null, 'not another athlete''s assignment');
select throws_ok($$ execute log('nothing') $$, 'TP008', null, 'nor one that is not there');
select is(status_of('swim'), 'assigned', 'which stays as it was');
select throws_ok($$ insert into app.workout_logs (assignment_id, coach_id) values (id_of('swim'), id_of('coach_eve')) $$,
    '42501', null, 'the coach is not the athlete''s to choose');
select throws_ok('update app.workout_logs set athlete_id = null', '42501', null, 'a log stays the athlete''s');
select acting_as('coach_ana');
select isnt_empty('select * from app.workout_logs', 'the coach who assigned sees the log');
select throws_ok($$ execute log('swim') $$, '42501', null, 'and logs nothing for the athlete');
select acting_as('athlete_cy');
select is_empty('select * from app.workout_logs', 'another athlete does not see it');
select acting_as('coach_eve');
select is_empty('select * from app.workout_logs', 'nor does a foreign coach');
select as_owner();
select connect('coach_eve', 'athlete_bo');
select acting_as('coach_eve');
select isnt_empty('select * from app.workout_logs', 'but another coach of the athlete does: the log is the athlete''s');
select is_empty('select * from app.workout_assignments', 'who sees none of the other coach''s assignments');
-- The policy alone.
select as_owner();
alter table app.workout_logs disable trigger complete_assignment;
alter table app.workout_logs alter column coach_id set default tests.id_of('coach_ana');
select acting_as('athlete_bo');
select throws_ok($$ execute log('swim') $$, '42501', null, 'the policy alone refuses another''s assignment');
select as_owner();
alter table app.workout_logs enable trigger complete_assignment;

-- What pausing and ending close, and reopening opens.
select set_connection('coach_ana', 'athlete_bo', 'inactive');
select acting_as('coach_ana');
select is((select count(*) from app.workout_assignments where athlete_id = id_of('athlete_bo')), 0::bigint, 'a paused athlete''s assignments are closed to the coach');
select is_empty('select * from app.workout_logs', 'the logs too');
select isnt_empty('select * from app.workout_assignments', 'other athletes'' are not');
select throws_ok($$ execute assign('athlete_bo', 'X') $$, 'TP008', null, 'nothing is assigned meanwhile');
select acting_as('athlete_bo');
select is((select count(*) from app.workout_assignments), 2::bigint, 'the athlete sees everything still');
select is((select count(*) from app.workout_logs), 1::bigint, 'the log too');
select set_connection('coach_ana', 'athlete_bo', 'terminated');
select is((select count(*) from app.workout_assignments), 2::bigint, 'also when the connection has ended');
select acting_as('coach_ana');
select is((select count(*) from app.workout_assignments where athlete_id = id_of('athlete_bo')), 0::bigint, 'which the former coach does not');
select is_empty('select * from app.workout_logs', 'nor the logs');
select set_connection('coach_ana', 'athlete_bo', 'active');
select isnt_empty('select * from app.workout_logs', 'until it is opened again');
select as_owner();
select app.demote_coach(id_of('coach_ana'));
select acting_as('coach_ana');
select is_empty('select id from app.workout_assignments union all select id from app.workout_logs', 'a demoted coach sees nothing');

select * from finish();
rollback;
