-- Body weight, check-ins and what formulas ask for: the athlete's own, and a coach's to see where analytics are open.
begin;
\ir ../support/people.sql
select plan(32);

create function tests.seen() returns text language sql as
$$ select concat((select count(*) from app.body_weights), (select count(*) from app.check_ins), (select count(*) from app.athlete_profiles)) $$;
grant execute on function tests.seen() to public;

select acting_as('athlete_bo');
insert into app.body_weights (day, weight, weight_unit) values ('2026-03-02', 180.5, 'lb'), ('2026-03-03', 82, 'kg');
select results_eq('select weight, weight_kg from app.body_weights order by day', 'values (180.500, 81.8734::numeric), (82.000, 82.0000)',
    'a weight is kept as it was typed, and in kilograms');
insert into app.check_ins (day, sleep, mood, energy, stress, soreness) values ('2026-03-02', 1, 2, 3, 4, 5);
insert into app.athlete_profiles (sex) values ('female');
select throws_ok($$ insert into app.body_weights (day, weight, weight_unit) values ('2026-03-02', 81, 'kg') $$, '23505', null, 'one weight a day');
select throws_ok($$ insert into app.check_ins (day, sleep, mood, energy, stress, soreness) values ('2026-03-02', 1, 2, 3, 4, 5) $$, '23505', null, 'and one check-in');
select throws_ok(format($$ insert into app.body_weights (day, weight, weight_unit) values ('2026-03-04', %s) $$, w), '23514', null, 'not ' || w)
    from unnest(array['9.9, ''kg''', '700.1, ''kg''', '1544, ''lb''', '80, ''st''']) w;
select throws_ok(format($$ insert into app.check_ins (day, sleep, mood, energy, stress, soreness) values (%s) $$, v), '23514', null, 'nor ' || v)
    from unnest(array['''2026-03-04'', 0, 1, 1, 1, 1', '''2026-03-04'', 1, 6, 1, 1, 1', '''1969-12-31'', 1, 1, 1, 1, 1']) v;
select throws_ok($$ update app.athlete_profiles set sex = 'x' $$, '23514', null, 'the formulas know two sexes');
select throws_ok(format($$ insert into app.%I (athlete_id) values (id_of('athlete_cy')) $$, t), '42501', null, 'nobody writes another''s ' || t)
    from unnest(array['body_weights', 'check_ins', 'athlete_profiles']) t;
-- The grants leave no way to name another; the policies stand without them.
select as_owner();
grant insert on app.body_weights, app.check_ins, app.athlete_profiles to tp_app;
select acting_as('athlete_bo');
select throws_ok(format($$ insert into app.%I (athlete_id) values (id_of('athlete_cy')) $$, t), '42501',
                 format('new row violates row-level security policy for table "%s"', t), 'not even with the grant: ' || t)
    from unnest(array['body_weights', 'check_ins', 'athlete_profiles']) t;

select is(seen(), '211', 'the athlete sees the own');
select results_eq($$ update app.body_weights set weight = 83 where day = '2026-03-03' returning weight_kg $$, 'values (83.0000)', 'changes them');
select isnt_empty($$ update app.check_ins set note = 'Slept badly.' returning 1 $$, 'the check-in');
select isnt_empty($$ update app.athlete_profiles set sex = null returning 1 $$, 'and the profile');
select isnt_empty($$ delete from app.body_weights where day = '2026-03-02' returning 1 $$, 'and takes a weight back');
select acting_as('coach_ana');
select is(seen(), '111', 'the coach sees them');
select is_empty('update app.body_weights set weight = 90 returning 1', 'but changes no weight');
select is_empty('update app.check_ins set mood = 5 returning 1', 'no check-in');
select is_empty($$ update app.athlete_profiles set sex = 'male' returning 1 $$, 'no profile');
select is_empty('delete from app.body_weights returning 1', 'and deletes none');
select acting_as('coach_eve');
select is(seen(), '000', 'a foreign coach sees nothing');
select acting_as('athlete_bo');
update app.coach_athletes set can_view_analytics = false;
select acting_as('coach_ana');
select is(seen(), '000', 'without the permission nor does the own');

select as_owner();
update app.users set time_zone = 'Pacific/Kiritimati' where id = id_of('athlete_bo');
select acting_as('coach_ana');
select is((select count(*) from app.todays()), 4::bigint, 'a coach knows the day of the own athletes and his or her own');
select is((select today from app.todays() where athlete_id = id_of('athlete_bo')), (now() at time zone 'Pacific/Kiritimati')::date, 'in their time zone');
select acting_as('athlete_bo');
select results_eq('select athlete_id from app.todays()', $$ values (id_of('athlete_bo')) $$, 'an athlete the own day alone');

select * from finish();
rollback;
