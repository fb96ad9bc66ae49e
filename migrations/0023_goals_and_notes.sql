-- migrate:up

-- What the athlete wants to reach with this coach: the athlete writes it, the coach reads it while they are connected.
create table app.connection_goals (
    coach_id   uuid not null,
    athlete_id uuid not null default app.current_user_id(),
    goals      text[] not null check (cardinality(goals) <= 10),
    updated_at timestamptz not null default now(),
    primary key (coach_id, athlete_id),
    foreign key (coach_id, athlete_id) references app.coach_athletes (coach_id, athlete_id) on delete cascade
);

-- What the coach writes down for nobody else. The athlete never reads it; the coach does while they are connected.
create table app.coach_notes (
    coach_id   uuid not null default app.current_user_id(),
    athlete_id uuid not null,
    notes      text not null check (char_length(notes) <= 10000),
    updated_at timestamptz not null default now(),
    primary key (coach_id, athlete_id),
    foreign key (coach_id, athlete_id) references app.coach_athletes (coach_id, athlete_id) on delete cascade
);

alter table app.connection_goals enable row level security;
alter table app.connection_goals force row level security;
alter table app.coach_notes enable row level security;
alter table app.coach_notes force row level security;

create policy select_own on app.connection_goals for select
    using (athlete_id = (select app.current_user_id()));
create policy select_as_coach on app.connection_goals for select
    using (coach_id = (select app.current_user_id())
           and athlete_id = any (array(select a.athlete_id from app.my_athletes a where a.status = 'active')));
create policy insert_own on app.connection_goals for insert
    with check (athlete_id = (select app.current_user_id())
                and coach_id = any (array(select c.coach_id from app.my_coaches c)));
create policy update_own on app.connection_goals for update
    using (athlete_id = (select app.current_user_id())
           and coach_id = any (array(select c.coach_id from app.my_coaches c)));
grant select, insert (coach_id, goals), update (goals, updated_at) on app.connection_goals to tp_app;

create policy select_own on app.coach_notes for select
    using (coach_id = (select app.current_user_id())
           and athlete_id = any (array(select a.athlete_id from app.my_athletes a)));
create policy insert_own on app.coach_notes for insert
    with check (coach_id = (select app.current_user_id())
                and athlete_id = any (array(select a.athlete_id from app.my_athletes a)));
create policy update_own on app.coach_notes for update
    using (coach_id = (select app.current_user_id())
           and athlete_id = any (array(select a.athlete_id from app.my_athletes a)));
grant select, insert (athlete_id, notes), update (notes, updated_at) on app.coach_notes to tp_app;

-- Holds the connection, paused or not, until the commit: ending it meanwhile waits, or makes this fail.
create function private.guard_writing_of_connection() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform from app.coach_athletes
        where coach_id = new.coach_id and athlete_id = new.athlete_id and status in ('active', 'inactive') for share;
    if not found then
        raise exception 'not connected' using errcode = case
            when exists (select from app.coach_athletes where coach_id = new.coach_id and athlete_id = new.athlete_id)
            then 'TP008' else '42501' end;
    end if;
    return new;
end
$$;
create trigger guard_goals before insert or update on app.connection_goals
    for each row execute function private.guard_writing_of_connection();
create trigger guard_notes before insert or update on app.coach_notes
    for each row execute function private.guard_writing_of_connection();

-- migrate:down

drop table app.coach_notes, app.connection_goals;
drop function private.guard_writing_of_connection();
