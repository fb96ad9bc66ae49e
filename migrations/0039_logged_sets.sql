-- migrate:up

-- What was done, one row a set, exactly as it was typed and beside it in kilograms and metres. A log may also be of no
-- assignment: an athlete trains without a coach, too.
alter table app.workout_assignments
    add column slots jsonb not null default '[]' check (jsonb_typeof(slots) = 'array'),
    add column athlete_may_move boolean not null default true,
    add column reason text check (char_length(reason) <= 500),
    add column version integer not null default 1,
    add column updated_at timestamptz not null default now(),
    -- Without a coach it is the athlete's own, done or not.
    drop constraint workout_assignments_without_coach;

create function private.count_assignment_version() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    new.version := old.version + 1;
    new.updated_at := now();
    return new;
end
$$;
create trigger count_assignment_version before update on app.workout_assignments
    for each row when (old.* is distinct from new.*) execute function private.count_assignment_version();

alter table app.workout_logs
    add column day date,
    add column ended_at timestamptz,
    add column source text not null default 'app' check (source in ('app', 'strong', 'hevy', 'fitnotes', 'trainingplanner')),
    add column import_id uuid,
    add column external_key text check (char_length(external_key) between 1 and 200),
    add column version integer not null default 1,
    add column updated_at timestamptz not null default now(),
    add constraint workout_logs_title check (char_length(title) between 1 and 200),
    add constraint workout_logs_performed_at check (performed_at >= '1970-01-01 00:00Z' and performed_at < '2100-01-01 00:00Z'),
    add constraint workout_logs_ended_at check (ended_at between performed_at and performed_at + interval '48 hours'),
    add constraint workout_logs_external_key unique (athlete_id, external_key),
    -- What a set's foreign key needs, so that nobody's set is in somebody else's log.
    add constraint workout_logs_owner unique (id, athlete_id),
    alter column assignment_id drop not null,
    alter column scheduled_for drop not null,
    drop constraint workout_logs_assignment_id_fkey,
    add constraint workout_logs_assignment_id_fkey foreign key (assignment_id)
        references app.workout_assignments (id) on delete set null;
update app.workout_logs l set day = (l.performed_at at time zone u.time_zone)::date, updated_at = l.created_at
    from app.users u where u.id = l.athlete_id;
alter table app.workout_logs alter column day set not null;
create index workout_logs_by_day on app.workout_logs (athlete_id, day);

create table app.logged_sets (
    log_id           uuid not null,
    position         smallint not null check (position between 0 and 9999),
    athlete_id       uuid not null default app.current_user_id(),
    exercise_id      uuid references app.exercises (id) on delete set null,
    exercise_name    text not null check (char_length(exercise_name) between 1 and 120),
    -- Sets of one slot belong together: a superset where their exercises differ.
    slot             smallint not null check (slot between 0 and 9999),
    type             text not null default 'normal' check (type in ('warmup', 'normal', 'drop', 'failure', 'amrap')),
    reps             integer check (reps between 0 and 10000),
    weight           numeric(8, 3) check (weight >= 0),
    weight_unit      text check (weight_unit in ('kg', 'lb')),
    weight_kg        numeric(9, 4) generated always as
        (weight * case weight_unit when 'lb' then 0.45359237 else 1 end) stored check (weight_kg <= 2000),
    duration_seconds integer check (duration_seconds between 0 and 86400),
    distance         numeric check (distance >= 0),
    distance_unit    text check (distance_unit in ('m', 'km', 'mi')),
    distance_meters  numeric generated always as
        (distance * case distance_unit when 'km' then 1000 when 'mi' then 1609.344 else 1 end) stored
        check (distance_meters <= 1000000),
    rpe              numeric(3, 1) check (rpe between 1 and 10 and rpe * 2 = trunc(rpe * 2)),
    -- Repetitions in reserve.
    rir              numeric(3, 1) check (rir between 0 and 10 and rir * 2 = trunc(rir * 2)),
    note             text check (char_length(note) <= 500),
    primary key (log_id, position),
    foreign key (log_id, athlete_id) references app.workout_logs (id, athlete_id) on delete cascade,
    check ((weight is null) = (weight_unit is null)),
    check ((distance is null) = (distance_unit is null))
);
create index logged_sets_by_athlete on app.logged_sets (athlete_id, exercise_id, log_id);
create index logged_sets_by_exercise on app.logged_sets (exercise_id);

insert into app.logged_sets (log_id, position, athlete_id, exercise_name, slot, reps, weight, weight_unit, duration_seconds,
                             distance, distance_unit, rpe)
select l.id, s.place - 1, l.athlete_id, s.set ->> 'exercise', s.place - 1, (s.set ->> 'reps')::int,
       (s.set ->> 'weightKg')::numeric, case when s.set ->> 'weightKg' is not null then 'kg' end,
       (s.set ->> 'durationSeconds')::int, (s.set ->> 'distanceMeters')::numeric,
       case when s.set ->> 'distanceMeters' is not null then 'm' end, (s.set ->> 'rpe')::numeric
from app.workout_logs l, jsonb_array_elements(l.sets) with ordinality s (set, place);
-- What follows each other with the same exercise is one slot.
update app.logged_sets s set slot = (
    select count(*) from (
        select exercise_name, lag(exercise_name) over (order by position) as before
        from app.logged_sets o where o.log_id = s.log_id and o.position <= s.position) o
    where o.before <> o.exercise_name);
alter table app.workout_logs drop column sets;

alter table app.logged_sets enable row level security;
alter table app.logged_sets force row level security;
-- As the log's own policies: the foreign key makes a set's athlete the log's.
create policy select_own on app.logged_sets for select
    using (athlete_id = (select app.current_user_id()));
create policy select_as_coach on app.logged_sets for select
    using (athlete_id = any (array(select o.athlete_id from app.open_athletes o where o.workouts)));
create policy insert_own on app.logged_sets for insert
    with check (athlete_id = (select app.current_user_id())
                and (exercise_id is null or exists (select from app.exercises e where e.id = exercise_id)));
create policy delete_own on app.logged_sets for delete
    using (athlete_id = (select app.current_user_id()));
grant select, delete,
    insert (log_id, position, exercise_id, exercise_name, slot, type, reps, weight, weight_unit, duration_seconds, distance,
            distance_unit, rpe, rir, note)
    on app.logged_sets to tp_app;

alter policy insert_own on app.workout_logs
    with check (athlete_id = (select app.current_user_id())
                and (assignment_id is null
                     or exists (select from app.workout_assignments a
                                where a.id = assignment_id and a.athlete_id = (select app.current_user_id()))));
create policy update_own on app.workout_logs for update
    using (athlete_id = (select app.current_user_id()))
    with check (athlete_id = (select app.current_user_id()));
create policy delete_own on app.workout_logs for delete
    using (athlete_id = (select app.current_user_id()));
grant insert (title, ended_at, source, external_key), update (title, performed_at, ended_at, notes, perceived_effort), delete
    on app.workout_logs to tp_app;

-- A session belongs to the day on which it began for the athlete, also when it went on past midnight.
create function private.stamp_log() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if tg_op = 'UPDATE' then
        new.version := old.version + 1;
        new.updated_at := now();
        if new.performed_at = old.performed_at then
            return new;
        end if;
    end if;
    select (new.performed_at at time zone u.time_zone)::date into new.day from app.users u where u.id = new.athlete_id;
    return new;
end
$$;
create trigger stamp_log
    before insert or update of title, performed_at, ended_at, notes, perceived_effort on app.workout_logs
    for each row execute function private.stamp_log();

create or replace function private.complete_assignment() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    assignment app.workout_assignments;
begin
    if new.assignment_id is null then
        return new;
    end if;
    select * into assignment from app.workout_assignments
        where id = new.assignment_id and athlete_id = new.athlete_id for no key update;
    if not found and exists (select from app.workout_assignments where id = new.assignment_id) then
        raise insufficient_privilege using message = 'not an assignment of this athlete';
    elsif not found then
        -- It was there when the athlete asked, and went while the request ran.
        raise exception 'the assignment is gone' using errcode = 'TP008';
    elsif assignment.status <> 'assigned' then
        raise exception 'already_logged' using errcode = 'TP004';
    end if;
    new.coach_id := assignment.coach_id;
    new.title := coalesce(new.title, assignment.title);
    new.scheduled_for := assignment.scheduled_for;
    update app.workout_assignments set status = 'completed', completed_at = now() where id = assignment.id;
    return new;
end
$$;

-- Without its log a workout is to be done again.
create function private.reopen_assignment() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    update app.workout_assignments set status = 'assigned', completed_at = null
        where id = old.assignment_id and status = 'completed';
    return null;
end
$$;
create trigger reopen_assignment after delete on app.workout_logs
    for each row when (old.assignment_id is not null) execute function private.reopen_assignment();

-- What percentages of a training maximum are of, as the athlete set it.
create table app.training_maxes (
    athlete_id  uuid not null default app.current_user_id() references app.users (id) on delete cascade,
    exercise_id uuid not null references app.exercises (id) on delete cascade,
    weight      numeric(8, 3) not null check (weight > 0),
    weight_unit text not null check (weight_unit in ('kg', 'lb')),
    weight_kg   numeric(9, 4) not null generated always as
        (weight * case weight_unit when 'lb' then 0.45359237 else 1 end) stored check (weight_kg <= 2000),
    updated_at  timestamptz not null default now(),
    primary key (athlete_id, exercise_id)
);
create index training_maxes_by_exercise on app.training_maxes (exercise_id);

alter table app.training_maxes enable row level security;
alter table app.training_maxes force row level security;
create policy select_own on app.training_maxes for select
    using (athlete_id = (select app.current_user_id()));
create policy insert_own on app.training_maxes for insert
    with check (athlete_id = (select app.current_user_id())
                and exists (select from app.exercises e where e.id = exercise_id));
create policy update_own on app.training_maxes for update
    using (athlete_id = (select app.current_user_id()))
    with check (athlete_id = (select app.current_user_id()));
grant select, insert (exercise_id, weight, weight_unit), update (weight, weight_unit, updated_at)
    on app.training_maxes to tp_app;

-- migrate:down

drop table app.training_maxes;
drop trigger reopen_assignment on app.workout_logs;
drop trigger stamp_log on app.workout_logs;
drop function private.reopen_assignment(), private.stamp_log();

create or replace function private.complete_assignment() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    assignment app.workout_assignments;
begin
    select * into assignment from app.workout_assignments
        where id = new.assignment_id and athlete_id = new.athlete_id for no key update;
    if not found then
        raise insufficient_privilege using message = 'not an assignment of this athlete';
    elsif assignment.status <> 'assigned' then
        raise exception 'already_logged' using errcode = 'TP004';
    end if;
    new.coach_id := assignment.coach_id;
    new.title := assignment.title;
    new.scheduled_for := assignment.scheduled_for;
    update app.workout_assignments set status = 'completed', completed_at = now() where id = assignment.id;
    return new;
end
$$;

revoke insert (title), update (title, performed_at, notes, perceived_effort), delete on app.workout_logs from tp_app;
drop policy delete_own on app.workout_logs;
drop policy update_own on app.workout_logs;
alter policy insert_own on app.workout_logs
    with check (athlete_id = (select app.current_user_id())
                and exists (select from app.workout_assignments a
                            where a.id = assignment_id and a.athlete_id = (select app.current_user_id())));

-- Before, every log was of an assignment, and an open assignment a coach's.
delete from app.workout_logs where assignment_id is null;
delete from app.workout_assignments where coach_id is null and status <> 'completed';
alter table app.workout_logs
    add column sets jsonb not null default '[]' check (jsonb_typeof(sets) = 'array');
update app.workout_logs l set sets = (
    select jsonb_agg(jsonb_build_object('exercise', s.exercise_name, 'reps', s.reps, 'weightKg', trim_scale(s.weight_kg),
                                        'durationSeconds', s.duration_seconds,
                                        'distanceMeters', trim_scale(s.distance_meters), 'rpe', trim_scale(s.rpe))
                     order by s.position)
    from app.logged_sets s where s.log_id = l.id)
where exists (select from app.logged_sets s where s.log_id = l.id);
grant insert (sets) on app.workout_logs to tp_app;
drop table app.logged_sets;

alter table app.workout_logs
    drop constraint workout_logs_assignment_id_fkey,
    add constraint workout_logs_assignment_id_fkey foreign key (assignment_id)
        references app.workout_assignments (id) on delete cascade,
    alter column scheduled_for set not null,
    alter column assignment_id set not null,
    drop constraint workout_logs_owner,
    drop constraint workout_logs_external_key,
    drop constraint workout_logs_ended_at,
    drop constraint workout_logs_performed_at,
    drop constraint workout_logs_title,
    drop column updated_at, drop column version, drop column external_key, drop column import_id, drop column source,
    drop column ended_at, drop column day;

drop trigger count_assignment_version on app.workout_assignments;
drop function private.count_assignment_version();
alter table app.workout_assignments
    drop column updated_at, drop column version, drop column reason, drop column athlete_may_move, drop column slots,
    add constraint workout_assignments_without_coach check (coach_id is not null or status = 'completed');
