-- migrate:up

-- One program given to one athlete from a day on: what its dated assignments belong to. A run without a coach is the
-- athlete's own. A coach's runs go with the connection; what was done stays, with the program's title.
create table app.program_runs (
    id               uuid primary key default app.uuid_v7(),
    program_id       uuid references app.programs (id) on delete set null,
    title            text not null check (char_length(title) between 1 and 200),
    coach_id         uuid default app.current_user_id(),
    athlete_id       uuid not null references app.users (id) on delete cascade,
    start_date       date not null check (start_date between '1970-01-01' and '2199-12-31'),
    -- Monday is 1.
    weekdays         smallint[] not null check (cardinality(weekdays) between 1 and 7
                                                and weekdays <@ array[1, 2, 3, 4, 5, 6, 7]::smallint[]),
    athlete_may_move boolean not null,
    program_version  integer not null,
    -- The days of the program that have had an assignment: those that come to the program later are new.
    placed           uuid[] not null,
    created_at       timestamptz not null default now(),
    ended_at         timestamptz,
    -- What an assignment's foreign key needs.
    constraint program_runs_athlete unique (id, athlete_id),
    foreign key (coach_id, athlete_id) references app.coach_athletes (coach_id, athlete_id) on delete cascade
);
create index program_runs_by_program on app.program_runs (program_id);
create index program_runs_by_athlete on app.program_runs (athlete_id, created_at desc);
create index program_runs_by_coach on app.program_runs (coach_id, athlete_id);

alter table app.workout_assignments
    add column run_id uuid,
    add column program_workout_id uuid references app.program_workouts (id) on delete set null,
    add column program_title text check (char_length(program_title) between 1 and 200),
    -- What the training maximum's percentage goes by, wherever the day is moved to.
    add column program_week smallint check (program_week between 1 and 52),
    add constraint workout_assignments_run foreign key (run_id, athlete_id)
        references app.program_runs (id, athlete_id) on delete set null (run_id);
create index workout_assignments_by_run on app.workout_assignments (run_id, scheduled_for);
create index workout_assignments_by_program_workout on app.workout_assignments (program_workout_id);

alter table app.program_runs enable row level security;
alter table app.program_runs force row level security;

create policy select_own on app.program_runs for select
    using (athlete_id = (select app.current_user_id()));
create policy select_as_coach on app.program_runs for select
    using (coach_id = (select app.current_user_id())
           and athlete_id = any (array(select a.athlete_id from app.my_athletes a where a.status = 'active')));
create policy insert_as_coach on app.program_runs for insert
    with check (coach_id = (select app.current_user_id())
                and athlete_id = any (array(select o.athlete_id from app.open_athletes o where o.programs))
                and exists (select from app.programs p where p.id = program_id));
create policy insert_own on app.program_runs for insert
    with check (coach_id is null and athlete_id = (select app.current_user_id())
                and exists (select from app.programs p where p.id = program_id));
create policy update_as_coach on app.program_runs for update
    using (coach_id = (select app.current_user_id())
           and athlete_id = any (array(select a.athlete_id from app.my_athletes a where a.status = 'active')));
create policy update_own on app.program_runs for update
    using (coach_id is null and athlete_id = (select app.current_user_id()));
grant select,
    insert (program_id, title, coach_id, athlete_id, start_date, weekdays, athlete_may_move, program_version, placed),
    update (title, program_version, placed, ended_at) on app.program_runs to tp_app;

-- Self-made ones, which no coach sees.
create policy insert_own on app.workout_assignments for insert
    with check (coach_id is null and athlete_id = (select app.current_user_id())
                and (run_id is null or exists (select from app.program_runs r where r.id = run_id and r.coach_id is null))
                and (program_workout_id is null
                     or exists (select from app.program_workouts d where d.id = program_workout_id)));
alter policy insert_as_coach on app.workout_assignments
    with check (coach_id = (select app.current_user_id())
                and athlete_id = any (array(select a.athlete_id from app.my_athletes a where a.status = 'active'))
                and (run_id is null or exists (select from app.program_runs r
                                               where r.id = run_id and r.coach_id = workout_assignments.coach_id))
                and (program_workout_id is null
                     or exists (select from app.program_workouts d where d.id = program_workout_id)));
create policy update_as_coach on app.workout_assignments for update
    using (coach_id = (select app.current_user_id())
           and athlete_id = any (array(select a.athlete_id from app.my_athletes a where a.status = 'active')));
create policy update_own on app.workout_assignments for update
    using (athlete_id = (select app.current_user_id()) and (coach_id is null or athlete_may_move));
create policy delete_as_coach on app.workout_assignments for delete
    using (coach_id = (select app.current_user_id())
           and athlete_id = any (array(select a.athlete_id from app.my_athletes a where a.status = 'active')));
create policy delete_own on app.workout_assignments for delete
    using (coach_id is null and athlete_id = (select app.current_user_id()));
grant insert (coach_id, slots, athlete_may_move, run_id, program_workout_id, program_title, program_week),
    update (scheduled_for, status, reason, title, notes, slots, program_title, program_week), delete
    on app.workout_assignments to tp_app;

-- Holds the right to give programs to the athlete until the commit.
create function private.guard_run() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform from app.coach_athletes c
        where c.coach_id = new.coach_id and c.athlete_id = new.athlete_id and c.status = 'active' and c.can_create_programs
        for share;
    if not found then
        raise exception 'no right to give programs' using errcode = case
            when exists (select from app.coach_athletes c
                         where c.coach_id = new.coach_id and c.athlete_id = new.athlete_id) then 'TP008'
            else '42501' end;
    end if;
    return new;
end
$$;
create trigger guard_run before insert or update of program_version on app.program_runs
    for each row when (new.coach_id is not null) execute function private.guard_run();

create or replace function private.guard_assignment() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if new.coach_id is not null then
        perform private.hold_active_connection(new.coach_id, new.athlete_id);
    end if;
    return new;
end
$$;

-- What a caller may not do to an assignment that the policies let through. What other triggers do is theirs to judge:
-- they run as the owner.
create function private.guard_assignment_change() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if old.status = 'completed' then
        raise exception 'assignment_completed' using errcode = 'TP120';
    elsif old.coach_id = app.current_user_id() then
        perform private.hold_active_connection(old.coach_id, old.athlete_id);
    end if;
    if tg_op = 'DELETE' then
        return old;
    elsif new.status = 'completed' then
        raise insufficient_privilege using message = 'a log completes an assignment';
    elsif old.coach_id <> app.current_user_id()
          and (new.title, new.notes, new.slots, new.program_title, new.program_week) is distinct from
              (old.title, old.notes, old.slots, old.program_title, old.program_week) then
        raise insufficient_privilege using message = 'what a coach wrote is the coach''s to change';
    end if;
    return new;
end
$$;
create trigger guard_change before update or delete on app.workout_assignments
    for each row when (current_user = 'tp_app') execute function private.guard_assignment_change();

-- The day that it is for one of the caller's athletes, or the caller; nobody learns more of a time zone by it.
create function app.today_of(athlete uuid) returns date
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
    select (now() at time zone u.time_zone)::date from app.users u
    where u.id = $1
      and (u.id = app.current_user_id()
           or exists (select from app.coach_athletes c
                      where c.coach_id = app.current_user_id() and c.athlete_id = u.id and c.status = 'active'))
$$;
grant execute on function app.today_of(uuid) to tp_app;

-- A program is told of once, and not day by day; what athletes plan for themselves is no news to them.
drop trigger tell_assignment_created on app.workout_assignments;
create trigger tell_assignment_created after insert on app.workout_assignments
    for each row when (new.run_id is null and new.coach_id is not null and app.current_user_id() is not null)
    execute function private.tell_assignment_created();

create function private.tell_program_assigned() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform private.notify(new.athlete_id, 'program_assigned', new.coach_id, new.id,
                           jsonb_build_object('title', new.title));
    return null;
end
$$;
create trigger tell_program_assigned after insert on app.program_runs
    for each row when (new.coach_id is not null and app.current_user_id() is not null)
    execute function private.tell_program_assigned();

create function private.tell_program_completed() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    -- The last two days, logged at the same moment, take turns here, so that the second one sees that it is the last.
    perform pg_advisory_xact_lock(hashtextextended('program_run ' || new.run_id, 0));
    if not exists (select from app.workout_assignments w where w.run_id = new.run_id and w.status = 'assigned')
       and exists (select from app.coach_athletes c
                   where c.coach_id = new.coach_id and c.athlete_id = new.athlete_id and c.status = 'active') then
        perform private.notify(new.coach_id, 'program_completed', new.athlete_id, new.run_id,
                               jsonb_build_object('title', new.program_title));
    end if;
    return null;
end
$$;
create trigger tell_program_completed after update of status on app.workout_assignments
    for each row when (new.status = 'completed' and old.status <> 'completed' and new.run_id is not null
                       and new.coach_id is not null and app.current_user_id() is not null)
    execute function private.tell_program_completed();

-- migrate:down

drop trigger tell_program_completed on app.workout_assignments;
drop trigger tell_assignment_created on app.workout_assignments;
create trigger tell_assignment_created after insert on app.workout_assignments
    for each row when (app.current_user_id() is not null) execute function private.tell_assignment_created();
drop trigger guard_change on app.workout_assignments;

create or replace function private.guard_assignment() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform private.hold_active_connection(new.coach_id, new.athlete_id);
    return new;
end
$$;

revoke insert (coach_id, slots, athlete_may_move, run_id, program_workout_id, program_title, program_week),
    update (scheduled_for, status, reason, title, notes, slots, program_title, program_week), delete
    on app.workout_assignments from tp_app;
drop policy delete_own on app.workout_assignments;
drop policy delete_as_coach on app.workout_assignments;
drop policy update_own on app.workout_assignments;
drop policy update_as_coach on app.workout_assignments;
alter policy insert_as_coach on app.workout_assignments
    with check (coach_id = (select app.current_user_id())
                and athlete_id = any (array(select a.athlete_id from app.my_athletes a where a.status = 'active')));
drop policy insert_own on app.workout_assignments;
alter table app.workout_assignments drop column program_week, drop column program_title, drop column program_workout_id, drop column run_id;
drop table app.program_runs;
drop function private.tell_program_completed(), private.tell_program_assigned(), app.today_of(uuid),
    private.guard_assignment_change(), private.guard_run();
