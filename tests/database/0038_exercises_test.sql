-- Exercises: whose are seen by whom, who writes, and how names are found.
begin;
\ir ../support/people.sql
select plan(42);

prepare make(text) as insert into app.exercises (name, measure, category) values ($1, 'reps', 'strength');
create function tests.exercise(owner text, name text) returns void language sql as $$
    insert into app.exercises (id, owner_id, name, measure, category) values (id_of(name), id_of(owner), name, 'reps', 'strength') $$;
insert into app.exercises (owner_id, slug, name, measure, category, synonyms)
    values (null, 'zq_lift', 'Zqlift of the Library', 'reps', 'strength', '{"Zqpull (Barbell)",OQP}');
select exercise('athlete_bo', 'Zqlift of Bo'), exercise('coach_ana', 'Zqlift of Ana'), exercise('athlete_fay', 'Zqlift of Fay');
create view tests.seen as select name from app.exercises where name like 'Zqlift%' order by name;
alter view tests.seen set (security_invoker = true);
create view tests.found with (security_invoker = true) as
    select e.name from app.search_exercises('zqlift') f join app.exercises e on e.id = f.id order by 1;
create function tests.ids_found(words text) returns bigint language sql as $$ select count(*) from app.search_exercises(words) $$;
grant select on tests.seen, tests.found to public;
grant execute on function tests.ids_found(text) to public;

-- Reading.
select acting_as('athlete_bo');
select results_eq('select name from seen', array['Zqlift of Ana', 'Zqlift of Bo', 'Zqlift of the Library'], 'an athlete sees the library''s, the own and the coach''s');
select results_eq('select name from found', 'select name from seen', 'and finds the same');
select acting_as('coach_ana');
select results_eq('select name from seen', array['Zqlift of Ana', 'Zqlift of Bo', 'Zqlift of the Library'], 'a coach sees the library''s, the own and the athletes''');
select results_eq('select name from found', 'select name from seen', 'and finds the same');
select acting_as('athlete_cy');
select results_eq('select name from seen', array['Zqlift of Ana', 'Zqlift of the Library'], 'another athlete of that coach sees the coach''s alone');
select is(ids_found('zqlift'), 2::bigint, 'nor finds more ids');
select acting_as('coach_eve');
select results_eq('select name from seen', array['Zqlift of Fay', 'Zqlift of the Library'], 'a foreign coach sees nothing of them');
select is(ids_found('zqlift'), 2::bigint, 'nor finds more ids');
select acting_as('admin_ida');
select results_eq('select name from seen', array['Zqlift of the Library'], 'an administrator sees the library''s');
select acting_as(null);
select is_empty('select name from seen', 'who is not signed in sees nothing');
select is(ids_found('zqlift'), 0::bigint, 'and finds nothing');
select set_connection('coach_ana', 'athlete_bo', 'inactive'), acting_as('coach_ana');
select results_eq('select name from seen', array['Zqlift of Ana', 'Zqlift of the Library'], 'a paused connection shows a coach nothing');
select is(ids_found('zqlift'), 2::bigint, 'nor lets it be found');
select acting_as('athlete_bo');
select results_eq('select name from seen', array['Zqlift of Bo', 'Zqlift of the Library'], 'nor an athlete');
select set_connection('coach_ana', 'athlete_bo', 'terminated');
select results_eq('select name from found', array['Zqlift of Bo', 'Zqlift of the Library'], 'nor does one that has ended');
select set_connection('coach_ana', 'athlete_bo', 'active');

-- Writing.
select lives_ok($$ execute make('Yoke') $$, 'a user makes an exercise');
select results_eq($$ select owner_id, slug from app.exercises where name = 'Yoke' $$, $$ values (id_of('athlete_bo'), null::text) $$, 'which is the own');
select throws_ok($$ execute make('YOKE') $$, '23505', null, 'once by its name');
select throws_ok($$ execute make('') $$, '23514', null, 'a name is not empty');
select throws_ok($$ insert into app.exercises (owner_id, name, measure, category) values (id_of('athlete_cy'), 'X', 'reps', 'strength') $$, '42501', null, 'none for somebody else');
select throws_ok($$ insert into app.exercises (owner_id, slug, name, measure, category) values (null, 'x', 'X', 'reps', 'strength') $$, '42501', null, 'nor for the library');
select throws_ok($$ update app.exercises set owner_id = id_of('athlete_cy') where name = 'Yoke' $$, '42501', null, 'and gives none away');
select lives_ok($$ update app.exercises set name = 'Log' where name = 'Yoke' $$, 'a user changes an own one');
select is((select search_text from app.exercises where name = 'Log'), 'log', 'which is then found by its new name');
select is_empty($$ with w as (update app.exercises set name = 'X' where name like 'Zqlift of the%' returning 1) select * from w $$, 'not the library''s');
select is_empty($$ with w as (update app.exercises set name = 'X' where name = 'Zqlift of Ana' returning 1) select * from w $$, 'nor the coach''s');
select is_empty($$ with w as (delete from app.exercises where name like 'Zqlift of the%' or name = 'Zqlift of Ana' returning 1) select * from w $$, 'nor deletes these');
select isnt_empty($$ with w as (delete from app.exercises where name = 'Log' returning 1) select * from w $$, 'but the own');
select acting_as('coach_ana');
select is_empty($$ with w as (update app.exercises set name = 'X' where name = 'Zqlift of Bo' returning 1) select * from w $$, 'a coach changes none of an athlete''s');
select is_empty($$ with w as (delete from app.exercises where name = 'Zqlift of Bo' returning 1) select * from w $$, 'and deletes none');
-- The policy of inserting alone: whose the row is would be the caller's to say.
select as_owner();
grant insert (owner_id, slug) on app.exercises to tp_app;
select acting_as('athlete_bo');
select throws_ok($$ insert into app.exercises (owner_id, name, measure, category) values (id_of('athlete_cy'), 'X', 'reps', 'strength') $$, '42501', null, 'the policy alone refuses one for somebody else');
select throws_ok($$ insert into app.exercises (owner_id, slug, name, measure, category) values (null, 'x', 'X', 'reps', 'strength') $$, '42501', null, 'and one for the library');
select as_owner();
grant update (owner_id) on app.exercises to tp_app;
select acting_as('athlete_bo');
select throws_ok($$ update app.exercises set owner_id = id_of('athlete_cy') where name = 'Zqlift of Bo' $$, '42501', null, 'and giving one away');

-- Finding.
select as_owner();
select is(private.normal_exercise_name('Pull-ups (DB) – Farmer''s'), 'pull up dumbbell farmer', 'names are compared without case, signs and plurals');
select is(private.normal_exercise_name('OHP/press'), 'overhead press press', 'and written out');
select is(private.normal_exercise_name(' … '), '', 'a name may have nothing to compare');
select acting_as('athlete_gus');
select is((select rank < 1000000 from app.search_exercises('oqp')), true, 'a synonym is as good as the name');
select is((select e.name from app.search_exercises('barbell zqpull') f join app.exercises e using (id) order by f.rank limit 1), 'Zqlift of the Library', 'in any order');
select is((select count(*) from app.search_exercises('zqlitf librray')), 1::bigint, 'and typed wrong');
select is((select count(*) from app.search_exercises('zqlift wxyz')), 0::bigint, 'but every word counts');

-- The index serves the search where there are many.
select as_owner();
insert into app.exercises (owner_id, name, measure, category)
    select id_of('athlete_gus'), md5(n::text), 'reps', 'strength' from generate_series(1, 3000) n;
analyze app.exercises;
set local pg_trgm.word_similarity_threshold = 0.2;
create function tests.plan_of(statement text) returns setof text language plpgsql as $$ begin return query execute 'explain ' || statement; end $$;
select isnt_empty($$ select 1 from plan_of('select id from app.exercises e where e.search_text operator(likeness.%>) ''zqlift''') line where line ~ 'exercises_by_words' $$, 'the search asks the index');
select is((select count(*) from app.search_exercises('zqlift') ), 0::bigint, 'the owner''s connection is nobody''s');

select * from finish();
rollback;
