-- Imports: whose they are, and what goes with them; which exercise a name of another app means.
begin;
\ir ../support/people.sql
select plan(26);

prepare import(text) as insert into app.imports (format, file_name, workouts, sets, already_there)
    values ('strong', $1, 1, 2, 3);
prepare log(text, text) as insert into app.workout_logs (title, performed_at, external_key, source, import_id)
    values ($1, '2026-01-05T10:00Z', $1, 'strong', id_of($2));
create function tests.import(name text, athlete text) returns void language sql as $$
    insert into app.imports (id, athlete_id, format, file_name, workouts, sets, already_there)
    values (id_of(name), id_of(athlete), 'hevy', name, 0, 0, 0) $$;
select import('of bo', 'athlete_bo'), import('of cy', 'athlete_cy');

select acting_as('athlete_bo');
select results_eq('select file_name from app.imports', array['of bo'], 'an athlete sees the own imports alone');
select lives_ok($$ execute import('new') $$, 'and makes some');
select results_eq($$ select athlete_id, workouts, sets, already_there from app.imports where file_name = 'new' $$,
    $$ values (id_of('athlete_bo'), 1, 2, 3) $$, 'which are the own');
select throws_ok($$ insert into app.imports (athlete_id, format, file_name, workouts, sets, already_there)
    values (id_of('athlete_cy'), 'hevy', 'x', 0, 0, 0) $$, '42501', null, 'none for somebody else');
select throws_ok($$ insert into app.imports (format, file_name, workouts, sets, already_there) values ('excel', 'x', 0, 0, 0) $$,
    '23514', null, 'nor of an unknown format');
select throws_ok($$ update app.imports set workouts = 5 $$, '42501', null, 'what was imported does not change');
select lives_ok($$ execute log('first', 'of bo') $$, 'a log is of an own import');
select throws_ok($$ execute log('other', 'of cy') $$, '23503', null, 'not of somebody else''s');
select throws_ok($$ execute log('first', 'of bo') $$, '23505', null, 'and there once');
select is_empty($$ with w as (delete from app.imports where file_name = 'of cy' returning 1) select * from w $$,
    'nobody else''s import is undone');
select isnt_empty($$ with w as (delete from app.imports where file_name = 'of bo' returning 1) select * from w $$, 'but the own');
select is_empty($$ select 1 from app.workout_logs where title = 'first' $$, 'and its logs with it');
select acting_as('coach_ana');
select is_empty('select 1 from app.imports', 'a coach sees no imports');
select acting_as('admin_ida');
select is_empty('select 1 from app.imports', 'nor does an administrator');
select acting_as(null);
select is_empty('select 1 from app.imports', 'nor who is not signed in');
-- The policy of inserting alone.
select as_owner();
grant insert (athlete_id) on app.imports to tp_app;
select acting_as('athlete_bo');
select throws_ok($$ insert into app.imports (athlete_id, format, file_name, workouts, sets, already_there)
    values (id_of('athlete_cy'), 'hevy', 'x', 0, 0, 0) $$, '42501', null, 'the policy alone refuses one for somebody else');

-- Names.
select as_owner();
insert into app.exercises (owner_id, slug, name, measure, category, synonyms) values
    (null, 'zq1', 'Barbell Zqpress - Medium Grip', 'weight_reps', 'strength', '{}'),
    (null, 'zq2', 'Zqpress with Chains', 'weight_reps', 'strength', '{}'),
    (null, 'zq3', 'Zqrow', 'weight_reps', 'strength', '{"Seated Zqrow (Cable)"}'),
    (id_of('athlete_bo'), null, 'Zqpress (barbell)', 'weight_reps', 'strength', '{}'),
    (id_of('athlete_fay'), null, 'Zqxjkvw', 'weight_reps', 'strength', '{}');
prepare meaning(text) as select exercise_name, is_sure from app.match_exercises(array[$1]);
select acting_as('athlete_bo');
select results_eq($$ execute meaning('Zqpress (Barbell)') $$, $$ values ('Zqpress (barbell)', true) $$, 'the own comes first');
select acting_as('athlete_cy');
select results_eq($$ execute meaning('Zqpress (Barbell)') $$, $$ values ('Barbell Zqpress - Medium Grip', true) $$,
    'then what the same words tell apart');
select results_eq($$ execute meaning('seated zqrows - cable') $$, $$ values ('Zqrow', true) $$, 'also by a synonym');
select results_eq($$ select is_sure from app.match_exercises('{Zqpress}') $$, array[false], 'another word is not sure');
select results_eq($$ select is_sure from app.match_exercises('{Zqrw}') $$, array[false], 'nor is a slip');
select is_empty($$ execute meaning('Xjkvbw') $$, 'what is like nothing means nothing');
select is_empty($$ execute meaning('…') $$, 'nor does what has no words');
select is_empty($$ execute meaning('Zqxjkvw') $$, 'nor a stranger''s exercise');
select is((select count(*) from app.match_exercises('{Zqrow,Zqrow,Zqpress (Barbell)}')), 3::bigint, 'each name has its answer');
select acting_as(null);
select is_empty($$ execute meaning('Zqrow') $$, 'who is not signed in learns nothing');

select * from finish();
rollback;
