-- migrate:up

-- What an athlete did in a day, summed up: figures of a year are some hundred rows, however many sets there were. Triggers
-- keep both tables; nobody else writes them. Warm-ups count as sets, and in nothing else of weights and repetitions.
create table app.training_days (
    athlete_id       uuid not null references app.users (id) on delete cascade,
    day              date not null,
    sessions         integer not null,
    duration_seconds integer not null,  -- of sessions whose end is known
    sets             integer not null,
    hard_sets        integer not null,
    volume_kg        numeric not null,
    load             numeric not null,  -- of each session: its RPE × its minutes (Foster)
    primary key (athlete_id, day)
);
create index training_days_with_load on app.training_days (athlete_id, day) where load > 0;

-- An exercise is known by its id, or by its name where it has none (any more). A key is part of an address: it has no slash.
create function private.exercise_key(exercise_id uuid, exercise_name text) returns text
language sql immutable
set search_path = pg_catalog, pg_temp
return coalesce(exercise_id::text, 'name:' || translate(lower(exercise_name), '/', '∕'));

create table app.exercise_days (
    athlete_id       uuid not null references app.users (id) on delete cascade,
    exercise_key     text not null,
    exercise_id      uuid,
    exercise_name    text not null,
    day              date not null,
    sets             integer not null,
    hard_sets        integer not null,
    reps             integer not null,
    volume_kg        numeric not null,
    max_weight_kg    numeric,
    best_by_reps     numeric[] not null,  -- the heaviest weight (kg) at exactly 1 to 10 repetitions
    best_by_effort   numeric[] not null,  -- and at 1 to 15.5 repetitions and repetitions in reserve together, in half steps
    duration_seconds bigint not null,
    distance_meters  numeric not null,
    primary key (athlete_id, exercise_key, day)
);
create index exercise_days_by_day on app.exercise_days (athlete_id, day);

alter table app.training_days enable row level security;
alter table app.training_days force row level security;
alter table app.exercise_days enable row level security;
alter table app.exercise_days force row level security;
create policy select_own on app.training_days for select
    using (athlete_id = (select app.current_user_id()));
create policy select_as_coach on app.training_days for select
    using (athlete_id = any (array(select o.athlete_id from app.open_athletes o where o.analytics)));
create policy select_own on app.exercise_days for select
    using (athlete_id = (select app.current_user_id()));
create policy select_as_coach on app.exercise_days for select
    using (athlete_id = any (array(select o.athlete_id from app.open_athletes o where o.progress)));
grant select on app.training_days, app.exercise_days to tp_app;

-- Hard: near failure as far as anybody said.
create function private.is_hard(type text, rpe numeric, rir numeric) returns boolean
language sql immutable
set search_path = pg_catalog, pg_temp
return type <> 'warmup'
    and (type in ('failure', 'amrap', 'drop') or coalesce(rpe >= 7, false) or coalesce(rir <= 3, false)
         or (rpe is null and rir is null));

-- Sums up these days of these athletes anew, from all that is there. Of two transactions that log for one athlete, the
-- second waits here for the first, and so counts its sets.
create function private.sum_up_days(athletes uuid[], days date[]) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('training_days ' || a.id, 0))
        from (select distinct t.id from unnest(athletes) t(id) order by 1) a;

    delete from app.training_days d using unnest(athletes, days) t(athlete_id, day)
        where d.athlete_id = t.athlete_id and d.day = t.day;
    insert into app.training_days (athlete_id, day, sessions, duration_seconds, sets, hard_sets, volume_kg, load)
    select l.athlete_id, l.day, count(*), coalesce(sum(l.seconds), 0), coalesce(sum(s.sets), 0),
           coalesce(sum(s.hard_sets), 0), coalesce(sum(s.volume_kg), 0),
           coalesce(sum(round(l.perceived_effort * l.seconds / 60, 1)), 0)
    from (select distinct t.athlete_id, t.day from unnest(athletes, days) t(athlete_id, day)) t
    -- Not of somebody whose account is just being deleted.
    join app.users u on u.id = t.athlete_id
    cross join lateral (select l.*, extract(epoch from l.ended_at - l.performed_at) as seconds from app.workout_logs l
                        where l.athlete_id = t.athlete_id and l.day = t.day) l
    cross join lateral (select count(*) as sets, count(*) filter (where private.is_hard(s.type, s.rpe, s.rir)) as hard_sets,
                               sum(s.reps * s.weight_kg) filter (where s.type <> 'warmup') as volume_kg
                        from app.logged_sets s where s.log_id = l.id) s
    group by l.athlete_id, l.day;

    delete from app.exercise_days d using unnest(athletes, days) t(athlete_id, day)
        where d.athlete_id = t.athlete_id and d.day = t.day;
    insert into app.exercise_days (athlete_id, exercise_key, exercise_id, exercise_name, day, sets, hard_sets, reps, volume_kg,
                                   max_weight_kg, best_by_reps, best_by_effort, duration_seconds, distance_meters)
    select s.athlete_id, s.key, s.exercise_id, max(s.exercise_name), s.day, count(*), count(*) filter (where s.hard),
           coalesce(sum(s.reps), 0), coalesce(sum(s.reps * s.weight_kg), 0), max(s.weight_kg),
           array[max(s.weight_kg) filter (where s.reps = 1), max(s.weight_kg) filter (where s.reps = 2),
               max(s.weight_kg) filter (where s.reps = 3), max(s.weight_kg) filter (where s.reps = 4),
               max(s.weight_kg) filter (where s.reps = 5), max(s.weight_kg) filter (where s.reps = 6),
               max(s.weight_kg) filter (where s.reps = 7), max(s.weight_kg) filter (where s.reps = 8),
               max(s.weight_kg) filter (where s.reps = 9), max(s.weight_kg) filter (where s.reps = 10)],
           array[max(s.weight_kg) filter (where s.effort = 0), max(s.weight_kg) filter (where s.effort = 1), max(s.weight_kg) filter (where s.effort = 2),
               max(s.weight_kg) filter (where s.effort = 3), max(s.weight_kg) filter (where s.effort = 4), max(s.weight_kg) filter (where s.effort = 5),
               max(s.weight_kg) filter (where s.effort = 6), max(s.weight_kg) filter (where s.effort = 7), max(s.weight_kg) filter (where s.effort = 8),
               max(s.weight_kg) filter (where s.effort = 9), max(s.weight_kg) filter (where s.effort = 10), max(s.weight_kg) filter (where s.effort = 11),
               max(s.weight_kg) filter (where s.effort = 12), max(s.weight_kg) filter (where s.effort = 13), max(s.weight_kg) filter (where s.effort = 14),
               max(s.weight_kg) filter (where s.effort = 15), max(s.weight_kg) filter (where s.effort = 16), max(s.weight_kg) filter (where s.effort = 17),
               max(s.weight_kg) filter (where s.effort = 18), max(s.weight_kg) filter (where s.effort = 19), max(s.weight_kg) filter (where s.effort = 20),
               max(s.weight_kg) filter (where s.effort = 21), max(s.weight_kg) filter (where s.effort = 22), max(s.weight_kg) filter (where s.effort = 23),
               max(s.weight_kg) filter (where s.effort = 24), max(s.weight_kg) filter (where s.effort = 25), max(s.weight_kg) filter (where s.effort = 26),
               max(s.weight_kg) filter (where s.effort = 27), max(s.weight_kg) filter (where s.effort = 28), max(s.weight_kg) filter (where s.effort = 29)],
           coalesce(sum(s.duration_seconds), 0), coalesce(sum(s.distance_meters), 0)
    from (select l.athlete_id, l.day, s.exercise_id, s.exercise_name, s.duration_seconds, s.distance_meters,
                 private.exercise_key(s.exercise_id, s.exercise_name) as key, private.is_hard(s.type, s.rpe, s.rir) as hard,
                 w.reps, w.weight_kg,
                 -- As the chart of RPE has it: 1 to 12 repetitions, and not more than three and a half in reserve.
                 case when w.reps between 1 and 12 and coalesce(10 - s.rpe, s.rir) <= 3.5
                      then (2 * (w.reps - 1 + coalesce(10 - s.rpe, s.rir)))::int end as effort
          from (select distinct t.athlete_id, t.day from unnest(athletes, days) t(athlete_id, day)) t
          join app.users u on u.id = t.athlete_id
          join app.workout_logs l on l.athlete_id = t.athlete_id and l.day = t.day
          join app.logged_sets s on s.log_id = l.id
          cross join lateral (select case when s.type <> 'warmup' then s.reps end as reps,
                                     case when s.type <> 'warmup' then nullif(s.weight_kg, 0) end as weight_kg) w) s
    group by s.athlete_id, s.day, s.key, s.exercise_id;
end
$$;

create function private.sum_up_logs() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    athletes uuid[];
    days date[];
begin
    if tg_op = 'INSERT' then
        select array_agg(l.athlete_id), array_agg(l.day) into athletes, days from new_rows l;
    elsif tg_op = 'DELETE' then
        select array_agg(l.athlete_id), array_agg(l.day) into athletes, days from old_rows l;
    else
        -- Titles and notes are in no figure.
        select array_agg(t.athlete_id), array_agg(t.day) into athletes, days
        from new_rows n join old_rows o using (id) cross join lateral (values (n.athlete_id, n.day), (o.athlete_id, o.day)) t(athlete_id, day)
        where (n.day, n.performed_at, n.ended_at, n.perceived_effort) is distinct from (o.day, o.performed_at, o.ended_at, o.perceived_effort);
    end if;
    if athletes is not null then
        perform private.sum_up_days(athletes, days);
    end if;
    return null;
end
$$;
create trigger sum_up_inserted after insert on app.workout_logs
    referencing new table as new_rows for each statement execute function private.sum_up_logs();
create trigger sum_up_updated after update on app.workout_logs
    referencing old table as old_rows new table as new_rows for each statement execute function private.sum_up_logs();
create trigger sum_up_deleted after delete on app.workout_logs
    referencing old table as old_rows for each statement execute function private.sum_up_logs();

-- Sets that went with their log are that log's matter: its day is known there alone.
create function private.sum_up_sets() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    athletes uuid[];
    days date[];
begin
    select array_agg(l.athlete_id), array_agg(l.day) into athletes, days
    from app.workout_logs l where l.id in (select s.log_id from changed s);
    if athletes is not null then
        perform private.sum_up_days(athletes, days);
    end if;
    return null;
end
$$;
create trigger sum_up_inserted after insert on app.logged_sets
    referencing new table as changed for each statement execute function private.sum_up_sets();
-- Also where an exercise is deleted: its sets go on under its name.
create trigger sum_up_updated after update on app.logged_sets
    referencing new table as changed for each statement execute function private.sum_up_sets();
create trigger sum_up_deleted after delete on app.logged_sets
    referencing old table as changed for each statement execute function private.sum_up_sets();

select private.sum_up_days(array_agg(l.athlete_id), array_agg(l.day))
    from (select distinct athlete_id, day from app.workout_logs) l;

-- migrate:down

drop trigger sum_up_deleted on app.logged_sets;
drop trigger sum_up_updated on app.logged_sets;
drop trigger sum_up_inserted on app.logged_sets;
drop trigger sum_up_deleted on app.workout_logs;
drop trigger sum_up_updated on app.workout_logs;
drop trigger sum_up_inserted on app.workout_logs;
drop function private.sum_up_sets(), private.sum_up_logs(), private.sum_up_days(uuid[], date[]),
    private.is_hard(text, numeric, numeric);
drop table app.exercise_days, app.training_days;
drop function private.exercise_key(uuid, text);
