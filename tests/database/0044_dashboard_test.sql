-- The dashboard's functions show what is open to the calling coach, and nothing else.
begin;
\ir ../support/people.sql
select plan(12);

insert into app.workout_logs (athlete_id, title, performed_at, ended_at, perceived_effort)
    select id_of(name), 'Training', now() - days * interval '1 day', now() - days * interval '1 day' + interval '1 hour', 5
    from unnest(array['athlete_bo', 'athlete_fay']) name, unnest(array[1, 10, 40]) days;
insert into app.check_ins (athlete_id, day, sleep, mood, energy, stress, soreness)
    select id_of('athlete_bo'), current_date - days, 1, 1, 1, 1, days from unnest(array[2, 3, 9]) days where days between 2 and 5;
insert into app.workout_assignments (coach_id, athlete_id, title, scheduled_for, status)
    select id_of('coach_ana'), id_of('athlete_bo'), 'Run', current_date + days, status
    from (values (-1, 'assigned'), (-2, 'assigned'), (-3, 'skipped'), (-4, 'excused'), (-40, 'skipped'), (0, 'assigned'), (1, 'assigned')) v(days, status);
insert into app.workout_assignments (coach_id, athlete_id, title, scheduled_for) values (id_of('coach_eve'), id_of('athlete_fay'), 'Swim', current_date - 1);

select acting_as('coach_ana');
select results_eq($$ select last_day, first_load_day, sessions, acute_load, load_before, check_in_day, soreness from app.open_figures() where athlete_id = id_of('athlete_bo') $$,
    $$ values (current_date - 1, current_date - 40, 1, 300::float8, 300::float8, current_date - 2, 2::smallint) $$, 'a coach sees the figures of an own athlete');
select is((select count(*) from app.open_figures()), 3::bigint, 'and those of all others, trained or not');
select results_eq($$ select athlete_id, last_day, status, count from app.open_plans(30) order by 2 $$,
    $$ values (id_of('athlete_bo'), current_date - 4, 'excused', 1), (id_of('athlete_bo'), current_date - 3, 'skipped', 1),
              (id_of('athlete_bo'), current_date - 1, 'assigned', 2), (id_of('athlete_bo'), current_date, 'assigned', 1) $$,
    'plans by their status, what is open today apart');
select acting_as('coach_eve');
select results_eq('select athlete_id from app.open_figures()', $$ values (id_of('athlete_fay')) $$, 'a foreign coach sees the own athlete');
select results_eq('select athlete_id from app.open_plans(30)', $$ values (id_of('athlete_fay')) $$, 'and the own plans');
select acting_as('athlete_bo');
select is_empty('select * from app.open_figures()', 'an athlete nobody');
select is_empty('select * from app.open_plans(30)', 'and no plans');
update app.coach_athletes set can_view_analytics = false;
select acting_as('coach_ana');
select is_empty($$ select * from app.open_figures() where athlete_id = id_of('athlete_bo') $$, 'without the permission an athlete is left out');
select is_empty($$ select * from app.open_plans(30) where athlete_id = id_of('athlete_bo') $$, 'with the plans');
select acting_as('athlete_bo');
update app.coach_athletes set can_view_analytics = true;
update app.sharing_settings set analytics = false;
select acting_as('coach_ana');
select is_empty($$ select * from app.open_figures() where athlete_id = id_of('athlete_bo') $$, 'or without sharing');
select set_connection('coach_ana', 'athlete_cy', 'inactive');
select is_empty($$ select * from app.open_figures() where athlete_id = id_of('athlete_cy') $$, 'or while the connection is paused');
select acting_as(null);
select is_empty('select * from app.open_figures()', 'nobody sees nothing');

select * from finish();
rollback;
