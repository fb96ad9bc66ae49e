-- A year of training for infra/bench: coach 1 gets the athletes 201 to 700, who each trained four times a week with 29 sets,
-- which are 6,000; of athlete 201 every set is there, of the others what the triggers would have summed up, since nothing
-- else of theirs is asked for. Run by the owner after dataset.sql.
begin;
set local session_replication_role = replica;
set local synchronous_commit = off;
set local search_path = pg_catalog;

insert into app.coach_athletes (coach_id, athlete_id, created_at, accepted_at)
select md5('user-1')::uuid, md5('user-' || n)::uuid, now() - interval '200 days', now() - interval '200 days'
from generate_series(251, 700) n;

create temp table bench_sessions on commit drop as
select md5('user-' || n)::uuid as athlete_id, current_date - 364 + d as day, n
from generate_series(201, 700) n, generate_series(0, 364) d where (d + n) % 7 in (0, 2, 4, 5);

insert into app.training_days (athlete_id, day, sessions, duration_seconds, sets, hard_sets, volume_kg, load)
select athlete_id, day, 1, 3600, 29, 22, 8000 + n, 420 from bench_sessions where n > 201;

insert into app.workout_assignments (id, coach_id, athlete_id, title, scheduled_for, status, completed_at)
select md5('assignment-' || n || day)::uuid, md5('user-1')::uuid, athlete_id, 'Training', day,
       case when (day - date '2020-01-01') % 5 = 0 then 'skipped' else 'completed' end,
       case when (day - date '2020-01-01') % 5 <> 0 then now() end
from bench_sessions where day > current_date - 90;

insert into app.workout_logs (id, athlete_id, title, day, performed_at, ended_at, perceived_effort)
select md5('log-' || day)::uuid, athlete_id, 'Training', day, day + time '18:00', day + time '19:00', 7
from bench_sessions where n = 201;
insert into app.logged_sets (log_id, position, athlete_id, exercise_id, exercise_name, slot, type, reps, weight, weight_unit, rpe)
select l.id, s, l.athlete_id, e.id, coalesce(e.name, 'Exercise ' || (s / 4 + extract(doy from l.day)::int) % 40), s / 4,
       case when s % 5 = 0 then 'warmup' else 'normal' end, 3 + s % 8, 40 + s + (l.day - (current_date - 365)) / 10, 'kg', 7 + s % 3
from app.workout_logs l cross join generate_series(0, 28) s
left join (select id, name, row_number() over (order by slug) - 1 as n from app.exercises where owner_id is null limit 40) e
    on e.n = (s / 4 + extract(doy from l.day)::int) % 40
where l.athlete_id = md5('user-201')::uuid;
select private.sum_up_days(array_agg(athlete_id), array_agg(day)) from bench_sessions where n = 201;
commit;
analyze;
