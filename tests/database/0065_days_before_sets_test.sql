-- Who logs holds the own days first; who deletes an exercise those of all who logged it, and nobody else can.
begin;
\ir ../support/people.sql
select plan(12);

insert into app.exercises (id, owner_id, name, measure, category) values
    (id_of('press'), id_of('coach_ana'), 'Press', 'weight_reps', 'strength'),
    (id_of('sled'), id_of('athlete_bo'), 'Sled', 'weight_reps', 'strength');
-- Without summing up, which holds the days as well.
alter table app.workout_logs disable trigger user;
alter table app.logged_sets disable trigger user;
insert into app.workout_logs (id, athlete_id, title, day) values
    (id_of('of bo'), id_of('athlete_bo'), 'x', current_date), (id_of('of cy'), id_of('athlete_cy'), 'x', current_date);
insert into app.logged_sets (log_id, athlete_id, position, exercise_id, exercise_name, slot) values
    (id_of('of bo'), id_of('athlete_bo'), 0, id_of('press'), 'Press', 0),
    (id_of('of cy'), id_of('athlete_cy'), 0, id_of('press'), 'Press', 0);
alter table app.workout_logs enable trigger user;
alter table app.logged_sets enable trigger user;

-- What is held once somebody has done this: whose days, and which exercises. It is taken back and let go.
create function tests.held_by(name text, what text) returns text language plpgsql as $$
declare
    held text;
    -- What was taken back has left its mark.
    marks jsonb := (select jsonb_object_agg(e.id, e.xmax::text) from app.exercises e where e.owner_id is not null);
begin
    perform acting_as(name);
    execute what;
    perform as_owner();
    held := concat_ws(' ',
        (select string_agg(u.username, ' ' order by u.username) from app.users u join pg_locks l
            on l.locktype = 'advisory' and l.pid = pg_backend_pid() and l.objsubid = 1
               and (l.classid::bigint << 32) + l.objid::bigint = hashtextextended('training_days ' || u.id, 0)),
        (select string_agg(e.name, ' ' order by e.name) from app.exercises e where e.xmax::text <> marks ->> e.id::text));
    raise exception 'taken back' using errcode = 'TP999';
exception when sqlstate 'TP999' then
    return held;
end $$;

select is(held_by('coach_ana', $$ select app.hold_exercises(array[id_of('press')]) $$), 'athlete_bo athlete_cy coach_ana Press',
    'who deletes an exercise holds the days of all who logged it, and the exercise');
select is(held_by('athlete_bo', $$ select app.hold_exercises(array[id_of('press'), id_of('sled')]) $$), 'athlete_bo Sled',
    'an athlete nothing of a coach''s exercise');
select is(held_by('coach_ana', $$ select app.hold_exercises(array[id_of('sled')]) $$), 'coach_ana',
    'nor a coach of an athlete''s');
select is(held_by('coach_eve', $$ select app.hold_exercises(array[id_of('press')]) $$), 'coach_eve', 'a foreign coach only the own days');
select is(held_by('admin_ida', $$ select app.hold_exercises(array[id_of('press')]) $$), 'admin_ida', 'as an administrator');
select is(held_by(null, $$ select app.hold_exercises(array[id_of('press')]) $$), '', 'and who is not signed in nothing');
select is(held_by('coach_ana', $$ select app.hold_exercises(null) $$), 'coach_ana', 'without exercises the own days are held');

select is(held_by('athlete_cy', $$ insert into app.workout_logs (title) values ('new') $$), 'athlete_cy', 'who logs holds the own days');
select is(held_by('athlete_cy', $$ update app.workout_logs set notes = 'new' where id = id_of('of bo') $$), 'athlete_cy',
    'also with a note alone, and nobody else''s');
select is(held_by('athlete_cy', $$ delete from app.logged_sets where log_id = id_of('of cy') $$), 'athlete_cy', 'and with sets');
select is(held_by('athlete_di', $$ delete from app.workout_logs where id = id_of('of bo') $$), 'athlete_di', 'or where nothing is there');

select acting_as('athlete_bo');
select throws_ok($$ select private.hold_days(array[id_of('athlete_cy')]) $$, '42501', null,
    'nobody holds others'' days directly');

select * from finish();
rollback;
