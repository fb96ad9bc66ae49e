-- What is summed up by day follows every edit, to the last digit, and who may see it.
begin;
\ir ../support/people.sql
select plan(27);
select setseed(0.42);

insert into app.exercises (id, owner_id, name, measure, category)
    select id_of(name), id_of('athlete_bo'), initcap(name), 'weight_reps', 'strength' from unnest(array['squat', 'press', 'row']) name;

-- One log of sets, written as 'exercise type reps weight rpe rir'.
create function tests.log(name text, athlete text, at timestamptz, variadic sets text[]) returns void language sql as
$$
    insert into app.workout_logs (id, athlete_id, title, performed_at, ended_at, perceived_effort)
        values (id_of(name), id_of(athlete), name, at, at + interval '40 minutes', 7);
    insert into app.logged_sets (log_id, position, athlete_id, exercise_id, exercise_name, slot, type, reps, weight, weight_unit, rpe, rir)
        select id_of(name), n, id_of(athlete), (select id from app.exercises e where e.id = id_of(w[1])), initcap(w[1]), 0, w[2], w[3]::int,
               nullif(w[4], '-')::numeric, case when w[4] <> '-' then 'kg' end, nullif(w[5], '-')::numeric, nullif(w[6], '-')::numeric
        from unnest(sets) with ordinality s(text, n), string_to_array(s.text, ' ') w;
$$;
prepare day(text) as select sessions, duration_seconds, sets, hard_sets, volume_kg, load from app.training_days
    where athlete_id = id_of('athlete_bo') and day = $1::date;

select log('monday', 'athlete_bo', '2026-03-02 18:00Z', 'squat warmup 5 60 - -', 'squat normal 5 100 8 -', 'squat normal 5 105 6 -',
           'squat drop 10 80 - -', 'plank normal 1 - - 4', 'plank/side failure 0 - - -');
select results_eq($$ execute day('2026-03-02') $$, 'values (1, 2400, 6, 3, 1825::numeric, 280::numeric)',
    'warm-ups count as sets alone; hard is what was near failure');
select results_eq($$ select exercise_key, sets, hard_sets, reps, volume_kg, max_weight_kg from app.exercise_days order by 1 $$,
    $$ values (id_of('squat')::text, 4, 2, 20, 1825::numeric, 105::numeric), ('name:plank', 1, 0, 1, 0, null), ('name:plank∕side', 1, 1, 0, 0, null) $$,
    'each exercise by its id, or by its name without slashes');
select results_eq($$ select best_by_reps[5], best_by_reps[10], best_by_reps[1], best_by_effort[13], best_by_effort[17] from app.exercise_days where exercise_id is not null $$,
    'values (105::numeric, 80::numeric, null::numeric, 100::numeric, null::numeric)',
    'the heaviest by repetitions and by effort, of sets on the chart alone: 5 at 8 are 7 to failure');
select log('evening', 'athlete_bo', '2026-03-02 23:30Z', 'squat normal 3 110 - 0.5');
select results_eq($$ execute day('2026-03-02') $$, 'values (2, 4800, 7, 4, 2155::numeric, 560::numeric)', 'two sessions of a day add up');
select is((select array_agg(n) from app.exercise_days, generate_subscripts(best_by_effort, 1) n where exercise_id is not null and best_by_effort[n] = 110),
    array[6], 'half a repetition in reserve counts');
update app.users set time_zone = 'Asia/Tokyo' where id = id_of('athlete_bo');
update app.workout_logs set performed_at = '2026-03-02 23:31Z', ended_at = null where id = id_of('evening');
select results_eq($$ execute day('2026-03-02') $$, 'values (1, 2400, 6, 3, 1825::numeric, 280::numeric)', 'a moved session leaves its day');
select results_eq($$ execute day('2026-03-03') $$, 'values (1, 0, 1, 1, 330::numeric, 0::numeric)', 'for its new one, and without an end has no load');
delete from app.logged_sets where log_id = id_of('monday') and position = 2;
select results_eq($$ execute day('2026-03-02') $$, 'values (1, 2400, 5, 2, 1325::numeric, 280::numeric)', 'a deleted set counts no more');
update app.logged_sets set weight = 220.462, weight_unit = 'lb' where log_id = id_of('evening');
select is((select volume_kg from app.training_days where day = '2026-03-03'), 299.9997, 'an edited one as it is now');
delete from app.exercises where id = id_of('squat');
select results_eq($$ select day, exercise_id, max_weight_kg from app.exercise_days where exercise_key = 'name:squat' order by 1 $$,
    $$ values ('2026-03-02'::date, null::uuid, 105::numeric), ('2026-03-03', null, 99.9999) $$, 'a deleted exercise goes on under its name');
delete from app.workout_logs where id = id_of('monday');
select is_empty($$ execute day('2026-03-02') $$, 'a deleted log leaves nothing');
select is((select count(*) from app.exercise_days), 1::bigint, 'of any exercise');

-- Many edits at random, and then the same from scratch.
create function tests.edit_at_random() returns void language plpgsql as
$$
declare
    log uuid := (select id from app.workout_logs order by random() limit 1);
    at timestamptz := '2026-01-01Z'::timestamptz + random() * interval '12 days';
begin
    case floor(random() * 9)::int
        when 0 then delete from app.workout_logs where id = log;
        when 1 then update app.workout_logs set performed_at = at, ended_at = at + random() * interval '2 hours' where id = log;
        when 2 then update app.workout_logs set perceived_effort = 1 + floor(random() * 10), ended_at = null where id = log;
        when 3 then delete from app.logged_sets where log_id = log and random() < 0.5;
        when 4 then update app.logged_sets set reps = floor(random() * 14), type = 'warmup' where log_id = log and random() < 0.3;
        when 5 then update app.logged_sets set rpe = 5 + floor(random() * 11) / 2, rir = null where log_id = log;
        when 6 then update app.logged_sets set exercise_id = null where log_id = log and random() < 0.2;
        else
            log := gen_random_uuid();
            insert into app.workout_logs (id, athlete_id, title, performed_at, ended_at, perceived_effort)
                values (log, id_of((array['athlete_bo', 'athlete_cy'])[1 + floor(random() * 2)::int]), 'random', at, at + random() * interval '2 hours',
                        nullif(floor(random() * 11), 0));
            insert into app.logged_sets (log_id, position, athlete_id, exercise_id, exercise_name, slot, type, reps, weight, weight_unit, rir)
            select l.id, n, l.athlete_id, (array[id_of('press'), id_of('row'), null])[1 + n % 3], (array['Press', 'Row', 'Curl'])[1 + n % 3], 0,
                   (array['normal', 'warmup', 'amrap', 'failure', 'drop'])[1 + floor(random() * 5)::int], floor(random() * 14),
                   round((random() * 200)::numeric, 2), (array['kg', 'lb'])[1 + n % 2], nullif(floor(random() * 12) / 2, 5.5)
            from app.workout_logs l, generate_series(1, floor(random() * 8)::int) n where l.id = log;
    end case;
end
$$;
select count(*) from (select edit_at_random() from generate_series(1, 300)) edits;
delete from app.exercises where id = id_of('row');
create temp table kept_days as select * from app.training_days;
create temp table kept_exercises as select * from app.exercise_days;
select cmp_ok((select count(*) from kept_exercises), '>', 40::bigint, 'after 300 edits there is something to compare');
select results_eq($$ select athlete_id, day, sessions::bigint, sets::bigint, volume_kg from kept_days order by 1, 2 $$,
    $$ select l.athlete_id, l.day, count(distinct l.id), count(s.log_id), coalesce(sum(s.reps * s.weight_kg) filter (where s.type <> 'warmup'), 0)
       from app.workout_logs l left join app.logged_sets s on s.log_id = l.id group by 1, 2 order by 1, 2 $$, 'the days are what the logs say');
select results_eq($$ select athlete_id, exercise_name, day, sets::bigint, best_by_reps[8] from kept_exercises order by 1, 2, 3, 4 $$,
    $$ select l.athlete_id, s.exercise_name, l.day, count(*), max(nullif(s.weight_kg, 0)) filter (where s.reps = 8 and s.type <> 'warmup')
       from app.workout_logs l join app.logged_sets s on s.log_id = l.id group by 1, 2, 3, s.exercise_id order by 1, 2, 3, 4 $$,
    'and the exercises of days');
delete from app.training_days;
delete from app.exercise_days;
select private.sum_up_days(array_agg(l.athlete_id), array_agg(l.day)) from app.workout_logs l;
select bag_eq('select * from app.training_days', 'select * from kept_days', 'summed up from scratch the days are the same');
select bag_eq('select * from app.exercise_days', 'select * from kept_exercises', 'and the exercises');

-- Who sees them.
delete from app.workout_logs;
select log('bos', 'athlete_bo', '2026-03-02 10:00Z', 'press normal 5 60 - -'), log('fays', 'athlete_fay', '2026-03-02 10:00Z', 'press normal 5 60 - -');
create function tests.seen() returns text language sql as
$$ select concat((select count(*) from app.training_days), ' days, ', (select count(*) from app.exercise_days), ' exercises') $$;
grant execute on function tests.seen() to public;
select acting_as('athlete_bo');
select is(seen(), '1 days, 1 exercises', 'an athlete sees the own');
select acting_as('coach_ana');
select is(seen(), '1 days, 1 exercises', 'a coach those of the own athletes');
select acting_as('athlete_cy');
select is(seen(), '0 days, 0 exercises', 'others see nothing');
select acting_as('athlete_bo');
update app.sharing_settings set analytics = false;
select acting_as('coach_ana');
select is(seen(), '0 days, 1 exercises', 'days are analytics');
select acting_as('athlete_bo');
update app.sharing_settings set analytics = true;
update app.coach_athletes set can_view_progress = false;
select acting_as('coach_ana');
select is(seen(), '1 days, 0 exercises', 'exercises are progress');
select throws_ok('delete from app.training_days', '42501', null, 'nobody deletes days');
select throws_ok($$ insert into app.training_days (athlete_id) values (id_of('coach_ana')) $$, '42501', null, 'or makes some');
select throws_ok('update app.exercise_days set sets = 0', '42501', null, 'or changes them');
select set_connection('coach_ana', 'athlete_bo', 'inactive');
select is(seen(), '0 days, 0 exercises', 'a paused connection closes both');
select as_owner();
delete from app.users where id = id_of('athlete_bo');
select is_empty($$ select athlete_id from app.training_days where athlete_id = id_of('athlete_bo')
                   union all select athlete_id from app.exercise_days where athlete_id = id_of('athlete_bo') $$, 'with the account all of it goes');

select * from finish();
rollback;
