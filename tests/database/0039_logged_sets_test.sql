-- Logged sets, logs of no assignment, their changes, and training maxima.
begin;
\ir ../support/people.sql
select plan(51);

create function tests.assignment(name text) returns void language sql security definer
    set search_path = tests, pg_temp as $$
    insert into app.workout_assignments (id, coach_id, athlete_id, title, scheduled_for)
    values (id_of(name), id_of('coach_ana'), id_of('athlete_bo'), initcap(name), '2030-01-07') $$;
create function tests.exercise(owner text, name text) returns void language sql as $$
    insert into app.exercises (id, owner_id, name, measure, category)
    values (id_of(name), id_of(owner), name, 'weight_reps', 'strength') $$;
create function tests.affected(statement text) returns bigint language plpgsql as $$
declare
    affected bigint;
begin
    execute statement;
    get diagnostics affected = row_count;
    return affected;
end $$;
grant execute on function tests.affected(text) to public;
prepare log(text, timestamptz) as insert into app.workout_logs (title, performed_at) values ($1, $2);
prepare set_of(text, uuid) as insert into app.logged_sets (log_id, position, slot, exercise_name, exercise_id, weight, weight_unit)
    select id, 5, 0, 'Squat', $2, 225, 'lb' from app.workout_logs where title = $1;
select assignment('run');
select exercise('athlete_bo', 'squat'), exercise('athlete_fay', 'secret');
update app.users set time_zone = 'Europe/Berlin' where id = id_of('athlete_bo');

-- Logs.
select acting_as('athlete_bo');
select throws_ok('insert into app.workout_logs (notes) values (null)', '23502', null, 'a log without an assignment needs a title');
select lives_ok($$ execute log('Free', '2026-11-20 23:30Z') $$, 'an athlete logs a workout of no assignment');
select results_eq('select day, coach_id, scheduled_for, version, source from app.workout_logs',
    $$ values ('2026-11-21'::date, null::uuid, null::date, 1, 'app') $$, 'on the day on which it began for the athlete');
select is(affected($$ update app.workout_logs set performed_at = '2026-11-20 22:30Z' $$), 1::bigint, 'who changes it');
select results_eq('select day, version from app.workout_logs', $$ values ('2026-11-20'::date, 2) $$, 'the day follows, and the version counts');
select throws_ok($$ update app.workout_logs set day = '2026-11-25' $$, '42501', null, 'neither is set by hand');
select throws_ok('update app.workout_logs set version = 1', '42501', null, 'nor the version');
select throws_ok($$ update app.workout_logs set assignment_id = id_of('run') $$, '42501', null, 'nor is the assignment');
select throws_ok($$ update app.workout_logs set ended_at = performed_at - interval '1 second' $$, '23514', null, 'it does not end before it begins');
select throws_ok($$ update app.workout_logs set ended_at = performed_at + interval '49 hours' $$, '23514', null, 'or days later');
select throws_ok($$ execute log('Old', '1969-12-31 23:59Z') $$, '23514', null, 'nobody trained so long ago');
select throws_ok($$ execute log('', now()) $$, '23514', null, 'a title is not empty');
select lives_ok($$ insert into app.workout_logs (title, external_key) values ('File', 'k') $$, 'what comes from a file has a key');
select throws_ok($$ insert into app.workout_logs (title, external_key) values ('File', 'k') $$, '23505', null, 'and comes once');

-- Sets.
select lives_ok($$ execute set_of('Free', id_of('squat')) $$, 'a set');
select results_eq('select athlete_id, weight, weight_kg from app.logged_sets',
    $$ values (id_of('athlete_bo'), 225.000, 102.0583) $$, 'is kept as it was typed, and in kilograms');
select throws_ok($$ execute set_of('Free', id_of('squat')) $$, '23505', null, 'each has a place of its own');
select throws_ok($$ execute set_of('File', id_of('secret')) $$, '42501', null, 'of no exercise that the athlete does not see');
select throws_ok($$ execute set_of('File', id_of('nothing')) $$, '42501', null, 'or that is not there');
select throws_ok($$ insert into app.logged_sets (log_id, position, slot, exercise_name, weight, weight_unit)
                    select id, 0, 0, 'x', 4500, 'lb' from app.workout_logs limit 1 $$, '23514', null, 'nobody lifts two tons');
select throws_ok($$ insert into app.logged_sets (log_id, position, slot, exercise_name, weight)
                    select id, 0, 0, 'x', 1 from app.workout_logs limit 1 $$, '23514', null, 'a weight has a unit');
select throws_ok($$ insert into app.logged_sets (log_id, position, slot, exercise_name, rpe)
                    select id, 0, 0, 'x', 7.3 from app.workout_logs limit 1 $$, '23514', null, 'RPE has half steps');
select throws_ok('update app.logged_sets set reps = 1', '42501', null, 'a set does not change by itself');
select acting_as('athlete_cy');
select is_empty('select * from app.logged_sets', 'another athlete sees none');
select throws_ok($$ insert into app.logged_sets (log_id, position, slot, exercise_name)
                    select id, 1, 0, 'x' from unnest(array(select tests.id_of('run'))) id $$, '23503', null, 'and writes none into what is not there');
select is(affected('delete from app.logged_sets'), 0::bigint, 'nor deletes any');
select is(affected('delete from app.workout_logs'), 0::bigint, 'or a log');
select is(affected('update app.workout_logs set notes = null'), 0::bigint, 'or changes one');
select acting_as('coach_ana');
select isnt_empty('select * from app.logged_sets', 'the coach sees them');
select is(affected($$ delete from app.logged_sets where athlete_id = id_of('athlete_bo') $$), 0::bigint, 'and deletes none');
select is(affected($$ delete from app.workout_logs where athlete_id = id_of('athlete_bo') $$), 0::bigint, 'nor a log');
select is(affected($$ update app.workout_logs set notes = 'x' where athlete_id = id_of('athlete_bo') $$), 0::bigint, 'nor changes one');
select throws_ok($$ insert into app.logged_sets (log_id, position, slot, exercise_name)
                    select id, 7, 0, 'x' from app.workout_logs where title = 'Free' $$, '23503', null, 'nor adds one: the log is the athlete''s');
select acting_as('coach_eve');
select is_empty('select * from app.logged_sets', 'a foreign coach sees none');
select as_owner();
update app.sharing_settings set workouts = false where athlete_id = id_of('athlete_bo');
select acting_as('coach_ana');
select is_empty('select * from app.logged_sets', 'nor does the coach what is not shared');
select as_owner();
delete from app.exercises where id = id_of('squat');
select results_eq('select exercise_id, exercise_name from app.logged_sets', $$ values (null::uuid, 'Squat') $$, 'a deleted exercise leaves its name');

-- What a log completes, its deletion opens.
select acting_as('athlete_bo');
insert into app.workout_logs (assignment_id) values (id_of('run'));
update app.workout_logs set notes = 'later' where assignment_id = id_of('run');
select results_eq($$ select status, version from app.workout_assignments where id = id_of('run') $$, $$ values ('completed', 2) $$, 'a changed log leaves its assignment completed');
select is(affected($$ delete from app.workout_logs where assignment_id = id_of('run') $$), 1::bigint, 'an athlete deletes an own log');
select results_eq($$ select status, completed_at from app.workout_assignments where id = id_of('run') $$,
    $$ values ('assigned', null::timestamptz) $$, 'whose assignment is to be done again');
select lives_ok($$ insert into app.workout_logs (assignment_id, title) values (id_of('run'), 'Jog') $$, 'and is, by another name');
select as_owner();
delete from app.workout_assignments where id = id_of('run');
select results_eq($$ select assignment_id, scheduled_for from app.workout_logs where title = 'Jog' $$, $$ values (null::uuid, '2030-01-07'::date) $$, 'a log outlives its assignment');
select acting_as('athlete_bo');
select is(affected('delete from app.logged_sets'), 1::bigint, 'an athlete deletes own sets');

-- Training maxima.
select as_owner();
select exercise('athlete_bo', 'bench');
prepare maximum(text) as insert into app.training_maxes (exercise_id, weight, weight_unit) values (id_of($1), 100, 'kg');
select acting_as('athlete_bo');
select lives_ok($$ execute maximum('bench') $$, 'an athlete sets a training maximum');
select throws_ok($$ execute maximum('secret') $$, '42501', null, 'of no exercise that the athlete does not see');
select results_eq('select athlete_id, weight_kg from app.training_maxes', $$ values (id_of('athlete_bo'), 100.0000) $$, 'sees it');
select is(affected('update app.training_maxes set weight = 110'), 1::bigint, 'and changes it');
select acting_as('athlete_cy');
select is_empty('select * from app.training_maxes', 'nobody else sees it');
select is(affected('update app.training_maxes set weight = 1'), 0::bigint, 'or changes it');
select acting_as('coach_ana');
select is_empty('select * from app.training_maxes', 'nor does the coach');
select as_owner();
delete from app.users where id = id_of('athlete_bo');
select is((select count(*) from app.logged_sets) + (select count(*) from app.workout_logs), 0::bigint, 'everything goes with the account');
select is_empty('select * from app.training_maxes', 'the maxima too');

select * from finish();
rollback;
