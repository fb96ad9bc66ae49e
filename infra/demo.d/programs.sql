-- Demo programs: one that Ana gave to two athletes, a template, and one that an athlete follows alone.

-- One exercise of a slot with equal sets; more of it (progression, rest …) in `more`.
create function pg_temp.does(exercise text, sets int, one_set jsonb, more jsonb default '{}') returns jsonb
language sql stable
as $$
    select jsonb_build_object('exerciseId', (select id from app.exercises where owner_id is null and name = $1), 'exercise', $1,
                              'note', null, 'restSeconds', null, 'tempo', null, 'progression', null,
                              'sets', (select jsonb_agg('{"type": "normal", "reps": null, "repsMax": null, "loadKind": null, "load": null, "rpe": null, "rir": null, "durationSeconds": null, "distanceMeters": null}'
                                                        || $3) from generate_series(1, $2))) || $4
$$;
-- Several exercises are a superset.
create function pg_temp.slot(variadic exercises jsonb[]) returns jsonb
language sql immutable
as $$ select jsonb_build_object('exercises', to_jsonb($1)) $$;

create temp table programs (owner text, title text, description text, difficulty text, goals text[], coach_notes text,
                            visibility text, weeks int) on commit drop;
insert into programs values
    ('ana', 'Strength for runners', 'Two days a week beside the running: heavy, short, and no failure.', 'intermediate',
     '{Stronger hills,Fewer injuries}', 'Watch Noor''s knee on squat days.', 'private', 4),
    ('tomasz', 'Full body, first month', 'Three easy days a week for whoever has never lifted.', 'beginner',
     '{Learn the lifts}', null, 'template', 4),
    ('dimitra', 'Deadlift block', 'My own way back to 110.', 'intermediate', '{Deadlift 110 kg}', null, 'private', 4);
insert into app.programs (owner_id, title, description, difficulty, goals, coach_notes, visibility, week_count,
                          expected_duration_weeks, created_at, updated_at)
select pg_temp.id_of(owner), title, description, difficulty, goals, coach_notes, visibility, weeks, weeks,
       now() - interval '20 days', now() - interval '20 days'
from programs;

create temp table program_days (program text, position int, title text, notes text, slots jsonb) on commit drop;
insert into program_days values
    ('Strength for runners', 1, 'Squat and press', 'Ten minutes of easy cycling first.', jsonb_build_array(
        pg_temp.slot(pg_temp.does('Barbell Squat', 4, '{"reps": 5, "loadKind": "kg", "load": 70, "rpe": 8}',
            '{"restSeconds": 180, "progression": {"kind": "linear", "increment": 2.5, "incrementUnit": "kg", "tries": 2, "deloadPercent": 10, "weeklyPercents": []}}')),
        pg_temp.slot(pg_temp.does('Standing Military Press', 3, '{"reps": 6, "repsMax": 8, "loadKind": "kg", "load": 30}',
                         '{"restSeconds": 90, "progression": {"kind": "double", "increment": 1.25, "incrementUnit": "kg", "tries": null, "deloadPercent": null, "weeklyPercents": []}}'),
                     pg_temp.does('Pullups', 3, '{"reps": 6, "repsMax": 10, "loadKind": "bodyweight", "rir": 2}')),
        pg_temp.slot(pg_temp.does('Plank', 3, '{"durationSeconds": 60}', '{"restSeconds": 60}')))),
    ('Strength for runners', 2, 'Hinge and single leg', null, jsonb_build_array(
        pg_temp.slot(pg_temp.does('Barbell Deadlift', 3, '{"reps": 5, "loadKind": "percent_tm"}',
            '{"restSeconds": 180, "progression": {"kind": "percent_tm", "increment": null, "incrementUnit": null, "tries": null, "deloadPercent": null, "weeklyPercents": [75, 80, 85, 65]}}')),
        pg_temp.slot(pg_temp.does('One-Arm Dumbbell Row', 3, '{"reps": 10, "loadKind": "kg", "load": 20}'),
                     pg_temp.does('Pushups', 3, '{"type": "amrap", "loadKind": "bodyweight"}', '{"restSeconds": 90}')))),
    ('Full body, first month', 1, 'Full body A', 'Stop two repetitions before it gets ugly.', jsonb_build_array(
        pg_temp.slot(pg_temp.does('Goblet Squat', 3, '{"reps": 8, "repsMax": 12, "rir": 3}', '{"tempo": "3-1-1-0"}')),
        pg_temp.slot(pg_temp.does('Pushups', 3, '{"reps": 8, "loadKind": "bodyweight"}'),
                     pg_temp.does('One-Arm Dumbbell Row', 3, '{"reps": 10}')))),
    ('Full body, first month', 2, 'Full body B', null, jsonb_build_array(
        pg_temp.slot(pg_temp.does('Romanian Deadlift', 3, '{"reps": 10, "rir": 3}')),
        pg_temp.slot(pg_temp.does('Plank', 3, '{"durationSeconds": 30}')))),
    ('Full body, first month', 3, 'Full body C', null, jsonb_build_array(
        pg_temp.slot(pg_temp.does('Goblet Squat', 3, '{"reps": 10, "rir": 3}')),
        pg_temp.slot(pg_temp.does('Standing Military Press', 3, '{"reps": 8, "rir": 3}')))),
    ('Deadlift block', 1, 'Deadlift, heavy', null, jsonb_build_array(
        pg_temp.slot(pg_temp.does('Barbell Deadlift', 1, '{"reps": 3, "rpe": 8}', '{"note": "Work up to it."}')),
        pg_temp.slot(pg_temp.does('Romanian Deadlift', 3, '{"reps": 8, "loadKind": "kg", "load": 70}'))));
insert into app.program_workouts (program_id, owner_id, week, position, title, notes, slots)
select p.id, p.owner_id, week, d.position, d.title, d.notes, d.slots
from program_days d join app.programs p on p.title = d.program cross join generate_series(1, 4) week
order by p.id, week, d.position;

-- Who follows what, from the Monday so many weeks from this one.
create temp table runs (program text, coach text, athlete text, weeks int, weekdays int[]) on commit drop;
insert into runs values ('Strength for runners', 'ana', 'bjorn', 1, '{2,5}'), ('Strength for runners', 'ana', 'noor', 1, '{1,4}'),
                        ('Deadlift block', null, 'dimitra', 1, '{6}');
insert into app.program_runs (program_id, title, coach_id, athlete_id, start_date, weekdays, athlete_may_move, program_version,
                              placed, created_at)
select p.id, p.title, pg_temp.id_of(r.coach), pg_temp.id_of(r.athlete), date_trunc('week', current_date)::date + 7 * r.weeks,
       r.weekdays, true, p.version, array(select w.id from app.program_workouts w where w.program_id = p.id), now() - interval '1 day'
from runs r join app.programs p on p.title = r.program;
insert into app.workout_assignments (coach_id, athlete_id, title, notes, slots, scheduled_for, run_id, program_workout_id,
                                     program_title, created_at)
select r.coach_id, r.athlete_id, w.title, w.notes, w.slots, r.start_date + 7 * (w.week - 1) + r.weekdays[w.position] - 1, r.id,
       w.id, r.title, r.created_at
from app.program_runs r join app.program_workouts w on w.program_id = r.program_id;
