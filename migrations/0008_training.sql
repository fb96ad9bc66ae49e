-- migrate:up

-- One workout that a coach gives to one athlete for one day.
create table app.workout_assignments (
    id            uuid primary key default app.uuid_v7(),
    coach_id      uuid not null default app.current_user_id(),
    athlete_id    uuid not null,
    title         text not null check (char_length(title) between 1 and 200),
    notes         text check (char_length(notes) <= 4000),
    scheduled_for date not null,
    status        text not null default 'assigned' check (status in ('assigned', 'completed', 'skipped', 'excused')),
    created_at    timestamptz not null default now(),
    completed_at  timestamptz,
    check ((status = 'completed') = (completed_at is not null)),
    -- Foreign keys ignore row-level security: this one makes an assignment without a connection impossible.
    foreign key (coach_id, athlete_id) references app.coach_athletes (coach_id, athlete_id) on delete cascade
);
create index workout_assignments_by_coach on app.workout_assignments (coach_id, scheduled_for desc, id desc);
create index workout_assignments_by_athlete on app.workout_assignments (athlete_id, scheduled_for desc, id desc);
create index workout_assignments_by_pair on app.workout_assignments (coach_id, athlete_id, scheduled_for desc, id desc);

-- What the athlete did.
create table app.workout_logs (
    id               uuid primary key default app.uuid_v7(),
    athlete_id       uuid not null default app.current_user_id() references app.users (id) on delete cascade,
    assignment_id    uuid not null unique references app.workout_assignments (id) on delete cascade,
    -- The assignment's, copied by a trigger, so that a coach's logs are one index range.
    coach_id         uuid not null references app.users (id) on delete cascade,
    performed_at     timestamptz not null default now(),
    notes            text check (char_length(notes) <= 4000),
    perceived_effort smallint check (perceived_effort between 1 and 10),
    sets             jsonb not null default '[]' check (jsonb_typeof(sets) = 'array'),
    created_at       timestamptz not null default now()
);
create index workout_logs_by_coach on app.workout_logs (coach_id, performed_at desc, id desc);
create index workout_logs_by_athlete on app.workout_logs (athlete_id, performed_at desc, id desc);

alter table app.workout_assignments enable row level security;
alter table app.workout_assignments force row level security;
alter table app.workout_logs enable row level security;
alter table app.workout_logs force row level security;

create policy select_own on app.workout_assignments for select
    using (athlete_id = (select app.current_user_id()));
create policy select_as_coach on app.workout_assignments for select
    using (coach_id = (select app.current_user_id())
           and athlete_id = any (array(select a.athlete_id from app.my_athletes a where a.status = 'active')));
create policy insert_as_coach on app.workout_assignments for insert
    with check (coach_id = (select app.current_user_id())
                and athlete_id = any (array(select a.athlete_id from app.my_athletes a where a.status = 'active')));
grant select, insert (athlete_id, title, notes, scheduled_for) on app.workout_assignments to tp_app;

create policy select_own on app.workout_logs for select
    using (athlete_id = (select app.current_user_id()));
create policy select_as_coach on app.workout_logs for select
    using (coach_id = (select app.current_user_id())
           and athlete_id = any (array(select a.athlete_id from app.my_athletes a where a.status = 'active')));
create policy insert_own on app.workout_logs for insert
    with check (athlete_id = (select app.current_user_id())
                and exists (select from app.workout_assignments a
                            where a.id = assignment_id and a.athlete_id = (select app.current_user_id())));
grant select, insert (assignment_id, performed_at, notes, perceived_effort, sets) on app.workout_logs to tp_app;

-- Holds the connection until the commit: ending it meanwhile waits, or makes this fail.
create function private.hold_active_connection(coach uuid, athlete uuid) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    perform from app.coach_athletes
        where coach_id = coach and athlete_id = athlete and status = 'active' for share;
    if not found then
        raise insufficient_privilege using message = 'no active connection';
    end if;
end
$$;

create function private.guard_assignment() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform private.hold_active_connection(new.coach_id, new.athlete_id);
    return new;
end
$$;
create trigger guard_assignment before insert on app.workout_assignments
    for each row execute function private.guard_assignment();

-- A log completes its assignment; of two at the same moment the second finds it completed.
create function private.complete_assignment() returns trigger
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
    update app.workout_assignments set status = 'completed', completed_at = now() where id = assignment.id;
    return new;
end
$$;
create trigger complete_assignment before insert on app.workout_logs
    for each row execute function private.complete_assignment();

-- migrate:down

drop table app.workout_logs, app.workout_assignments;
drop function private.complete_assignment(), private.guard_assignment(),
    private.hold_active_connection(uuid, uuid);
