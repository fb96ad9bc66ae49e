-- Programs given to athletes, and the life of their assignments.
begin;
\ir ../support/people.sql
select plan(66);

insert into app.programs (id, owner_id, title, visibility) values
    (id_of('plan'), id_of('coach_ana'), 'Plan', 'private'), (id_of('eves'), id_of('coach_eve'), 'Eves', 'private'),
    (id_of('open'), id_of('athlete_fay'), 'Open', 'public');
insert into app.program_workouts (id, program_id, owner_id, week, position, title) values
    (id_of('day'), id_of('plan'), id_of('coach_ana'), 1, 1, 'Day'), (id_of('eves_day'), id_of('eves'), id_of('coach_eve'), 1, 1, 'Eves day');
prepare give(text, text, text) as
    insert into app.program_runs (program_id, coach_id, athlete_id, title, start_date, weekdays, athlete_may_move, program_version, placed)
    values (id_of($1), id_of(nullif($2, '')), id_of($3), 'Plan', '2030-01-07', '{1}', true, 1, '{}');
prepare place(text, text, text) as
    insert into app.workout_assignments (coach_id, athlete_id, title, scheduled_for, run_id, program_workout_id)
    values (id_of(nullif($1, '')), id_of($2), 'Day', '2030-01-07', id_of($3), id_of('day'));
create function tests.run(name text, coach text, athlete text, may boolean default true) returns void language sql security definer
    set search_path = tests, pg_catalog, pg_temp as $$
    insert into app.program_runs (id, program_id, coach_id, athlete_id, title, start_date, weekdays, athlete_may_move, program_version, placed)
    values (id_of(name), id_of('plan'), id_of(coach), id_of(athlete), 'Plan', '2030-01-07', '{1}', may, 1, '{}');
    insert into app.workout_assignments (id, coach_id, athlete_id, title, scheduled_for, run_id, program_workout_id, program_title, athlete_may_move)
    values (id_of(name || '_1'), id_of(coach), id_of(athlete), name || ' 1', '2030-01-07', id_of(name), id_of('day'), 'Plan', may),
           (id_of(name || '_2'), id_of(coach), id_of(athlete), name || ' 2', '2030-01-08', id_of(name), id_of('day'), 'Plan', may) $$;
create function tests.as_owner_do(statement text) returns void language plpgsql security definer set search_path = tests, pg_catalog, pg_temp as $$
declare session text := current_setting('app.session', true);
begin
    perform set_config('app.session', '', true);
    execute statement;
    perform set_config('app.session', session, true);
end $$;
create function tests.permit(allowed boolean) returns void language sql as $$
    select as_owner_do(format('update app.coach_athletes set can_create_programs = %L where athlete_id = id_of(''athlete_bo'')', allowed)) $$;
grant execute on function tests.as_owner_do(text), tests.permit(boolean), tests.run(text, text, text, boolean) to public;
create view tests.told with (security_invoker = true) as select kind, count, title from app.notifications order by kind;
grant select on tests.told to public;

-- Giving.
select acting_as('coach_ana');
select lives_ok($$ execute give('plan', 'coach_ana', 'athlete_bo') $$, 'a coach gives a program to an own athlete');
select throws_ok($$ execute give('plan', 'coach_ana', 'athlete_fay') $$, '42501', null, 'not to another coach''s');
select throws_ok($$ execute give('plan', 'coach_eve', 'athlete_fay') $$, '42501', null, 'nor in another coach''s name');
select throws_ok($$ execute give('plan', '', 'athlete_bo') $$, '42501', null, 'nor as if the athlete did');
select throws_ok($$ execute give('eves', 'coach_ana', 'athlete_bo') $$, '42501', null, 'nor a program that is not to be seen');
select lives_ok($$ execute give('open', 'coach_ana', 'athlete_cy') $$, 'but a public one');
select permit(false);
select throws_ok($$ execute give('plan', 'coach_ana', 'athlete_bo') $$, 'TP008', null, 'nor where the athlete lets no programs be made');
select as_owner();
alter table app.program_runs disable trigger guard_run;
select acting_as('coach_ana');
select throws_ok($$ execute give('plan', 'coach_ana', 'athlete_bo') $$, '42501', null, 'which the policy alone refuses, too');
select as_owner();
alter table app.program_runs enable trigger guard_run;
select throws_ok($$ execute give('plan', 'coach_ana', 'athlete_bo') $$, 'TP008', null, 'as does the trigger');
select throws_ok($$ execute give('plan', 'coach_ana', 'athlete_fay') $$, '42501', null, 'and a foreign athlete');
select permit(true);
select acting_as('athlete_bo');
select lives_ok($$ execute give('open', '', 'athlete_bo') $$, 'an athlete takes a program');
select throws_ok($$ execute give('open', '', 'athlete_cy') $$, '42501', null, 'not for another');
select throws_ok($$ execute give('plan', '', 'athlete_bo') $$, '42501', null, 'nor one that is not to be seen');
select throws_ok($$ execute give('open', 'coach_ana', 'athlete_bo') $$, '42501', null, 'nor in the coach''s name');
select results_eq('select kind, count, title from told', $$ values ('program_assigned', 1, 'Plan') $$, 'the athlete is told of the coach''s program alone');

-- Placing.
select as_owner();
delete from app.program_runs;
select run('bos', 'coach_ana', 'athlete_bo'), run('cys', 'coach_ana', 'athlete_cy', false), run('fays', 'coach_eve', 'athlete_fay'),
       run('own', null, 'athlete_bo');
select acting_as('coach_ana');
select lives_ok($$ execute place('coach_ana', 'athlete_bo', 'bos') $$, 'a run has assignments');
select throws_ok($$ execute place('coach_ana', 'athlete_bo', 'cys') $$, '23503', null, 'of its own athlete');
select throws_ok($$ execute place('coach_ana', 'athlete_bo', 'own') $$, '42501', null, 'and of its own coach');
select throws_ok($$ execute place('', 'athlete_bo', 'bos') $$, '42501', null, 'whose they are');
select throws_ok($$ insert into app.workout_assignments (athlete_id, title, scheduled_for, program_workout_id)
    values (id_of('athlete_bo'), 'x', '2030-01-07', id_of('eves_day')) $$, '42501', null, 'a day of a program that is not to be seen is none');
select acting_as('athlete_bo');
select lives_ok($$ insert into app.workout_assignments (coach_id, athlete_id, title, scheduled_for, run_id)
    values (null, id_of('athlete_bo'), 'Self', '2030-01-07', id_of('own')) $$, 'an athlete plans for him- or herself');
select throws_ok($$ insert into app.workout_assignments (coach_id, athlete_id, title, scheduled_for)
    values (null, id_of('athlete_cy'), 'x', '2030-01-07') $$, '42501', null, 'not for another');
select throws_ok($$ execute place('', 'athlete_bo', 'bos') $$, '42501', null, 'nor into a coach''s run');
select throws_ok($$ insert into app.workout_assignments (coach_id, athlete_id, title, scheduled_for, program_workout_id)
    values (null, id_of('athlete_bo'), 'x', '2030-01-07', id_of('eves_day')) $$, '42501', null, 'nor of a day that is not to be seen');
select is((select count(*) from told where kind = 'assignment_created'), 0::bigint, 'nothing of this is told day by day');

-- Seeing.
select results_eq($$ select coach_id from app.program_runs order by coach_id $$, $$ values (id_of('coach_ana')), (null) $$, 'an athlete sees the own runs');
select acting_as('coach_ana');
select results_eq($$ select athlete_id = id_of('athlete_bo') from app.program_runs order by 1 $$, $$ values (false), (true) $$, 'a coach those that the coach gave');
select is_empty($$ select 1 from app.workout_assignments where title = 'Self' $$, 'and not what an athlete plans alone');
select set_connection('coach_ana', 'athlete_bo', 'inactive');
select is((select count(*) from app.program_runs), 1::bigint, 'of active athletes');
select set_connection('coach_ana', 'athlete_bo', 'active');
select acting_as('coach_eve');
select results_eq('select athlete_id from app.program_runs', $$ values (id_of('athlete_fay')) $$, 'a foreign coach sees nothing of it');
select acting_as(null);
select is_empty('select 1 from app.program_runs', 'nor does nobody');

-- Changing a run.
select acting_as('coach_ana');
select results_eq($$ with u as (update app.program_runs set program_version = 2 returning athlete_id) select count(*) from u $$, $$ values (2::bigint) $$, 'a coach lets own runs follow');
select permit(false);
select throws_ok($$ update app.program_runs set program_version = 3 where athlete_id = id_of('athlete_bo') $$, 'TP008', null, 'not where no programs may be made any more');
select lives_ok($$ update app.program_runs set ended_at = now() where athlete_id = id_of('athlete_bo') $$, 'but ends them');
select permit(true);
select set_connection('coach_ana', 'athlete_bo', 'inactive');
select results_eq($$ with u as (update app.program_runs set ended_at = null returning athlete_id) select athlete_id from u $$, $$ values (id_of('athlete_cy')) $$, 'a paused athlete''s stay as they are');
select set_connection('coach_ana', 'athlete_bo', 'active');
select acting_as('athlete_bo');
select results_eq($$ with u as (update app.program_runs set ended_at = now() returning coach_id) select count(*), count(coach_id) from u $$, $$ values (1::bigint, 0::bigint) $$, 'an athlete changes the self-made alone');
select throws_ok('update app.program_runs set athlete_id = athlete_id', '42501', null, 'whose it is stays');
select throws_ok('delete from app.program_runs', '42501', null, 'and none is deleted');

-- Moving.
prepare moved(text) as with u as (update app.workout_assignments set scheduled_for = scheduled_for + 1 where title like $1 returning title)
    select coalesce(string_agg(title, ' ' order by title), '') as titles from u;
select acting_as('athlete_bo');
select results_eq($$ execute moved('% _') $$, $$ values ('bos 1 bos 2 own 1 own 2') $$, 'an athlete moves what may be moved, and the self-made');
select acting_as('athlete_cy');
select results_eq($$ execute moved('% _') $$, $$ values ('') $$, 'not what may not');
select acting_as('coach_ana');
select results_eq($$ execute moved('% _') $$, $$ values ('bos 1 bos 2 cys 1 cys 2') $$, 'a coach moves the own');
select set_connection('coach_ana', 'athlete_bo', 'inactive');
select results_eq($$ execute moved('% _') $$, $$ values ('cys 1 cys 2') $$, 'of active athletes');
select acting_as('athlete_bo');
select results_eq($$ execute moved('bos _') $$, $$ values ('bos 1 bos 2') $$, 'who go on moving them meanwhile');
select set_connection('coach_ana', 'athlete_bo', 'active');
select throws_ok($$ update app.workout_assignments set title = 'x' where title = 'bos 1' $$, '42501', null, 'but change nothing that the coach wrote');
select lives_ok($$ update app.workout_assignments set title = 'own 1!' where title = 'own 1' $$, 'as they do with the self-made');
select lives_ok($$ update app.workout_assignments set status = 'excused', reason = 'ill' where title = 'bos 1' $$, 'a workout is excused');
select lives_ok($$ update app.workout_assignments set status = 'assigned', reason = null where title = 'bos 1' $$, 'and is to be done after all');
select throws_ok($$ update app.workout_assignments set status = 'completed', completed_at = now() where title = 'bos 1' $$, '42501', null, 'only a log completes it');
select throws_ok($$ update app.workout_assignments set status = 'completed' where title = 'bos 1' $$, '42501', null, 'however it is tried');
select lives_ok($$ insert into app.workout_logs (assignment_id) values (id_of('bos_1')) $$, 'as this one does');
select throws_ok($$ execute moved('bos 1') $$, 'TP120', 'assignment_completed', 'what is done does not move');
select acting_as('coach_ana');
select throws_ok($$ execute moved('bos 1') $$, 'TP120', 'assignment_completed', 'for nobody');
select throws_ok($$ delete from app.workout_assignments where title = 'bos 1' $$, 'TP120', 'assignment_completed', 'nor go');
select is((select count(*) from told where kind = 'program_completed'), 0::bigint, 'a program is not completed by one day');
select as_owner_do($$ delete from app.workout_assignments where title = 'Day' $$);
select acting_as('athlete_bo');
select lives_ok($$ insert into app.workout_logs (assignment_id) values (id_of('bos_2')) $$, 'but by the last one');
select acting_as('coach_ana');
select results_eq($$ select count, title from told where kind = 'program_completed' $$, $$ values (1, 'Plan') $$, 'of which the coach is told');

-- Taking away.
prepare gone as with d as (delete from app.workout_assignments where status = 'assigned' returning title) select coalesce(string_agg(title, ' ' order by title), '') from d;
select set_connection('coach_ana', 'athlete_cy', 'inactive');
select results_eq('execute gone', $$ values ('') $$, 'a coach takes away nothing of a paused athlete');
select set_connection('coach_ana', 'athlete_cy', 'active');
select acting_as('coach_eve');
select results_eq('execute gone', $$ values ('fays 1 fays 2') $$, 'but the own');
select acting_as('athlete_cy');
select results_eq('execute gone', $$ values ('') $$, 'an athlete nothing of a coach''s');
select acting_as('athlete_bo');
select results_eq('execute gone', $$ values ('Self own 1! own 2') $$, 'but the self-made');

-- Days, deletion.
select isnt(app.today_of(id_of('athlete_bo')), null, 'it is some day for oneself');
select is(app.today_of(id_of('coach_ana')), null, 'nobody else''s is told');
select acting_as('coach_ana');
select isnt(app.today_of(id_of('athlete_cy')), null, 'but an own athlete''s');
select as_owner();
delete from app.programs where id = id_of('plan');
select results_eq($$ select run_id, program_workout_id, program_title from app.workout_assignments where title = 'cys 1' $$,
    $$ values (id_of('cys'), null::uuid, 'Plan') $$, 'what was given of a deleted program stays');
delete from app.users where id = id_of('coach_ana');
select is_empty($$ select 1 from app.program_runs where athlete_id = id_of('athlete_cy') $$, 'a coach''s runs go with the account');
select results_eq($$ select coach_id, run_id, program_title from app.workout_assignments where title = 'bos 1' $$,
    $$ values (null::uuid, null::uuid, 'Plan') $$, 'what was done stays');

select * from finish();
rollback;
