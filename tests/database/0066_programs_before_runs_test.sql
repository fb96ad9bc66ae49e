-- Who changes or deletes a program holds its runs and their assignments first, and nobody else can.
begin;
\ir ../support/people.sql
select plan(8);

insert into app.programs (id, owner_id, title, visibility) values (id_of('base'), id_of('coach_ana'), 'Base', 'public');
insert into app.program_workouts (id, program_id, owner_id, week, position, title)
    select id_of('day ' || n), id_of('base'), id_of('coach_ana'), 1, n, 'Day ' || n from generate_series(1, 3) n;
insert into app.program_runs (id, program_id, title, coach_id, athlete_id, start_date, weekdays, athlete_may_move, program_version, placed)
    select id_of(name || ' run'), id_of('base'), name, coach, id_of(name), current_date, '{1}', true, 1, '{}'
    from (values ('athlete_bo', id_of('coach_ana')), ('athlete_gus', null)) r(name, coach);
insert into app.workout_assignments (coach_id, athlete_id, title, scheduled_for, run_id, program_workout_id)
    select r.coach_id, r.athlete_id, 'Day ' || n || ' of ' || r.title, current_date, r.id, id_of('day ' || n)
    from app.program_runs r, generate_series(1, 2) n;
insert into app.workout_assignments (coach_id, athlete_id, title, scheduled_for)
    values (id_of('coach_ana'), id_of('athlete_bo'), 'Other', current_date);

create function tests.marks() returns table (place text, mark text) language sql as $$
    select 'program', xmax::text from app.programs
    union all select 'run of ' || title, xmax::text from app.program_runs
    union all select title, xmax::text from app.workout_assignments $$;
-- Which rows are held once somebody has called this. It is taken back and let go.
create function tests.held_by(name text, kept text[]) returns text language plpgsql as $$
declare
    held text;
    -- What was taken back has left its mark.
    before jsonb := (select jsonb_object_agg(place, mark) from marks());
begin
    perform acting_as(name);
    perform app.hold_program(id_of('base'), array(select id_of(k) from unnest(kept) k)) where kept is not null;
    perform app.hold_program(id_of('base'), null) where kept is null;
    perform as_owner();
    held := (select string_agg(place, ', ' order by place) from marks() where mark <> before ->> place);
    raise exception 'taken back' using errcode = 'TP999';
exception when sqlstate 'TP999' then
    return coalesce(held, '');
end $$;

select is(held_by('coach_ana', null),
    'Day 1 of athlete_bo, Day 1 of athlete_gus, Day 2 of athlete_bo, Day 2 of athlete_gus, program, run of athlete_bo, run of athlete_gus',
    'who deletes a program holds everything that is of it');
select is(held_by('coach_ana', '{day 1, day 3}'), 
    'Day 2 of athlete_bo, Day 2 of athlete_gus, program, run of athlete_bo, run of athlete_gus',
    'who takes days away what was placed of these');
select is(held_by('coach_ana', '{day 1, day 2, day 3}'), '', 'and who keeps all nothing');
select is(held_by('athlete_bo', null), '', 'an athlete holds nothing of it');
select is(held_by('athlete_gus', '{}'), '', 'nor one with an own run');
select is(held_by('coach_eve', null), '', 'nor a foreign coach');
select is(held_by('admin_ida', null), '', 'nor an administrator');
select is(held_by(null, null), '', 'nor who is not signed in');

select * from finish();
rollback;
