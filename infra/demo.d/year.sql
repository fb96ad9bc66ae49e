-- A year of lifting behind two of the athletes, who train by themselves on four days a week: heavier by a little every
-- week, lighter every fourth one, with two weeks off in summer. And how they were meanwhile.
create temp table lifters (athlete text, sex text, kilograms numeric, change numeric, strength numeric) on commit drop;
insert into lifters values ('chidi', 'male', 84.5, 2.4, 1), ('dimitra', 'female', 66.8, -2.1, 0.62);

-- On which of the four days, and how many sets of how many repetitions of what weight at first.
create temp table lifts (weekday int, slot int, exercise text, sets int, reps int, kilograms numeric) on commit drop;
insert into lifts values
    (0, 0, 'Barbell Squat', 4, 5, 100), (0, 1, 'Romanian Deadlift', 3, 8, 80), (0, 2, 'Lying Leg Curls', 3, 12, 35),
    (1, 0, 'Barbell Bench Press - Medium Grip', 4, 5, 75), (1, 1, 'Bent Over Barbell Row', 4, 8, 60), (1, 2, 'Triceps Pushdown', 3, 12, 25),
    (3, 0, 'Barbell Deadlift', 3, 4, 130), (3, 1, 'Front Barbell Squat', 3, 6, 70), (3, 2, 'Face Pull', 3, 15, 20),
    (5, 0, 'Standing Military Press', 4, 6, 45), (5, 1, 'Barbell Bench Press - Medium Grip', 3, 8, 65), (5, 2, 'Barbell Curl', 3, 10, 28);

create temp table sessions on commit drop as
select gen_random_uuid() as id, l.*, d.day, d.week, v.weekday, v.title,
       abs(hashtext(l.athlete || d.day)) % 100 as chance
from lifters l
cross join lateral (select n / 7 as week, n % 7 as weekday, date_trunc('week', current_date)::date - 364 + n as day
                    from generate_series(0, 370) n) d
join (values (0, 'Squat day'), (1, 'Bench press day'), (3, 'Deadlift day'), (5, 'Press day')) v (weekday, title) using (weekday)
where d.day < current_date and d.week not in (31, 32);
delete from sessions where chance < 9;

insert into app.workout_logs (id, athlete_id, title, performed_at, ended_at, perceived_effort, created_at)
select id, pg_temp.id_of(athlete), title, day + time '17:10' + chance * interval '1 minute',
       day + time '18:05' + chance * interval '1 minute' + chance % 20 * interval '1 minute',
       case when week % 4 = 3 then 5 else 6 + chance % 4 end, day + time '20:00'
from sessions;

-- One warm-up with three fifths, then the sets; every lift of a session has its own luck.
insert into app.logged_sets (log_id, position, athlete_id, exercise_id, exercise_name, slot, type, reps, weight, weight_unit, rpe)
select s.id, l.slot * 10 + n, pg_temp.id_of(s.athlete), e.id, l.exercise, l.slot, case n when 0 then 'warmup' else 'normal' end,
       case when n = l.sets and luck.luck = 0 then l.reps - 1 else l.reps end,
       greatest(5, round(l.kilograms * s.strength * (1 + s.week * 0.0045) * case when s.week % 4 = 3 then 0.9 else 1 end
                         * case n when 0 then 0.6 else 1 end * (1 + (luck.luck - 4) * 0.004) / 2.5) * 2.5),
       'kg', case when n > 0 then least(9.5, case when s.week % 4 = 3 then 6 else 7 end + n * 0.5 + luck.luck % 2 * 0.5) end
from sessions s
join lifts l using (weekday)
cross join lateral (select abs(hashtext(s.athlete || s.day || l.exercise)) % 9 as luck) luck
cross join lateral generate_series(0, l.sets) n
left join app.exercises e on e.owner_id is null and e.name = l.exercise;

insert into app.body_weights (athlete_id, day, weight, weight_unit)
select pg_temp.id_of(athlete), current_date - n,
       round(kilograms + change * (364 - n) / 364 + (abs(hashtext(athlete || n)) % 13 - 6) * 0.1, 1), 'kg'
from lifters cross join generate_series(0, 364, 3) n;
insert into app.athlete_profiles (athlete_id, sex) select pg_temp.id_of(athlete), sex from lifters;

insert into app.check_ins (athlete_id, day, sleep, mood, energy, stress, soreness, note)
select pg_temp.id_of(athlete), current_date - n, 2 + luck % 4, 2 + luck / 4 % 4, 2 + luck / 16 % 4, 1 + luck / 64 % 4, 1 + luck / 256 % 4,
       case luck % 11 when 0 then 'Late shift, short night.' when 1 then 'Legs still heavy from the last squat day.' end
from lifters cross join generate_series(0, 60) n
cross join lateral (select abs(hashtext(athlete || 'how' || n)) as luck) l
where luck % 6 > 0;
