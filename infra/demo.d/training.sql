-- Demo training: two weeks behind, done or missed, and a week ahead. Every third day of an athlete's plan is a workout.
create temp table plan (athlete text, coach text, step int, title text, notes text, done jsonb) on commit drop;
insert into plan values
    ('bjorn', 'ana', 0, 'Long run, easy', 'Conversational pace. Walk the steep parts if the heart rate climbs.',
     '[{"exercise": "Run", "distanceMeters": 18000, "durationSeconds": 6120, "rpe": 5}]'),
    ('bjorn', 'ana', 1, 'Intervals 6 × 800 m', 'Two minutes of easy jogging between them.',
     '[{"exercise": "800 m", "distanceMeters": 800, "durationSeconds": 192, "rpe": 7.5}, {"exercise": "800 m", "distanceMeters": 800, "durationSeconds": 190, "rpe": 8}]'),
    ('noor', 'ana', 0, 'Lower body strength', 'Leave two repetitions in reserve.',
     '[{"exercise": "Back squat", "reps": 5, "weightKg": 70, "rpe": 7}, {"exercise": "Back squat", "reps": 5, "weightKg": 75, "rpe": 8}, {"exercise": "Romanian deadlift", "reps": 8, "weightKg": 60}]'),
    ('noor', 'ana', 1, 'Tempo run 30 min', null,
     '[{"exercise": "Run", "distanceMeters": 6200, "durationSeconds": 1800, "rpe": 7}]'),
    ('misaki', 'ana', 0, 'Swim technique', '200 m warm-up, then drills: catch-up, fists, six kicks.',
     '[{"exercise": "Freestyle", "distanceMeters": 1600, "durationSeconds": 2280, "rpe": 6}]'),
    ('misaki', 'ana', 1, 'Bike, zone 2', 'Cadence above 85.',
     '[{"exercise": "Bike", "distanceMeters": 32000, "durationSeconds": 4500, "rpe": 4.5}]'),
    ('chidi', 'ana', 0, 'Hill sprints', 'Eight times fifteen seconds, full recovery.',
     '[{"exercise": "Hill sprint", "durationSeconds": 15, "rpe": 9}]'),
    ('chidi', 'tomasz', 1, 'Upper body strength', 'Slow on the way down.',
     '[{"exercise": "Bench press", "reps": 6, "weightKg": 82.5, "rpe": 8}, {"exercise": "Pull-up", "reps": 8, "rpe": 8.5}]'),
    ('dimitra', 'tomasz', 0, 'Deadlift day', 'Work up to one heavy triple.',
     '[{"exercise": "Deadlift", "reps": 3, "weightKg": 105, "rpe": 8.5}]'),
    ('dimitra', 'tomasz', 1, 'Mobility and core', null,
     '[{"exercise": "Plank", "durationSeconds": 90}, {"exercise": "Hip circles", "reps": 12}]'),
    ('lea', 'tomasz', 0, 'Full body, beginner', 'Form first. Film the squats if you can.',
     '[{"exercise": "Goblet squat", "reps": 10, "weightKg": 16, "rpe": 6}, {"exercise": "Push-up", "reps": 8, "rpe": 7}]'),
    ('lea', 'tomasz', 1, 'Walk and mobility', null,
     '[{"exercise": "Walk", "distanceMeters": 5000, "durationSeconds": 3300}]');

insert into app.workout_assignments (coach_id, athlete_id, title, notes, scheduled_for, created_at)
select pg_temp.id_of(coach), pg_temp.id_of(athlete), title, notes, current_date + day, now() + (day - 6) * interval '1 day'
from plan cross join generate_series(-14, 7) day
where mod(day + 30, 3) = step
order by day;

-- What lies behind was logged in the evening, but for a missed day now and then. The trigger completes the assignment.
insert into app.workout_logs (athlete_id, assignment_id, performed_at, ended_at, perceived_effort, notes, created_at)
select w.athlete_id, w.id, w.scheduled_for + time '17:40', w.scheduled_for + time '18:05',
       5 + abs(hashtext(w.title || w.scheduled_for)) % 4,
       (array['Felt strong today.', null, 'Legs were heavy, but it went.', 'Short on sleep. Kept it easy.', null])
           [1 + abs(hashtext(w.id::text)) % 5],
       w.scheduled_for + time '18:05'
from app.workout_assignments w join plan p using (title)
where w.scheduled_for < current_date and mod(extract(doy from w.scheduled_for)::int + char_length(w.title), 7) <> 0;
insert into app.logged_sets (log_id, position, athlete_id, exercise_name, slot, reps, weight, weight_unit, duration_seconds,
                             distance, distance_unit, rpe)
select l.id, s.place - 1, l.athlete_id, s.exercise,
       dense_rank() over (partition by l.id order by s.exercise) - 1, s.reps, s."weightKg",
       case when s."weightKg" is not null then 'kg' end, s."durationSeconds", s."distanceMeters",
       case when s."distanceMeters" is not null then 'm' end, s.rpe
from app.workout_logs l join plan p using (title),
     lateral (select r.*, row_number() over () as place
              from jsonb_to_recordset(p.done) as r (exercise text, reps int, "weightKg" numeric, "durationSeconds" int,
                                                    "distanceMeters" numeric, rpe numeric)) s;
update app.workout_assignments set completed_at = scheduled_for + time '18:05' where status = 'completed';
update app.workout_assignments set status = 'skipped' where status = 'assigned' and scheduled_for < current_date - 2;
