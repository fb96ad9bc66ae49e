-- migrate:up

-- A plan of weeks and days that somebody writes. What an athlete follows of it are assignments, which keep a snapshot.
create table app.programs (
    id                      uuid primary key default app.uuid_v7(),
    owner_id                uuid not null default app.current_user_id() references app.users (id) on delete cascade,
    title                   text not null check (char_length(title) between 1 and 200),
    description             text check (char_length(description) <= 4000),
    difficulty              text check (difficulty in ('beginner', 'intermediate', 'advanced')),
    goals                   text[] not null default '{}' check (cardinality(goals) <= 10),
    -- The owner's alone; see app.own_program_notes.
    coach_notes             text check (char_length(coach_notes) <= 4000),
    expected_duration_weeks smallint check (expected_duration_weeks between 1 and 520),
    visibility              text not null default 'private'
                            check (visibility in ('private', 'coach_only', 'template', 'public')),
    copied_from             uuid references app.programs (id) on delete set null,
    -- The last weeks may have no days.
    week_count              smallint not null default 1 check (week_count between 1 and 52),
    version                 integer not null default 1,
    created_at              timestamptz not null default now(),
    updated_at              timestamptz not null default now(),
    -- What a day's foreign key needs, so that nobody's day is in somebody else's program.
    constraint programs_owner unique (id, owner_id)
);
create index programs_by_owner on app.programs (owner_id, updated_at desc, id desc);
create index programs_by_origin on app.programs (copied_from);
create index programs_public on app.programs (updated_at desc, id desc) where visibility = 'public';

create table app.program_workouts (
    id         uuid primary key default app.uuid_v7(),
    program_id uuid not null,
    owner_id   uuid not null default app.current_user_id(),
    week       smallint not null check (week between 1 and 52),
    position   smallint not null check (position between 1 and 7),
    title      text not null check (char_length(title) between 1 and 200),
    notes      text check (char_length(notes) <= 4000),
    slots      jsonb not null default '[]' check (jsonb_typeof(slots) = 'array'),
    constraint program_workouts_place unique (program_id, week, position) deferrable,
    foreign key (program_id, owner_id) references app.programs (id, owner_id) on delete cascade
);

alter table app.programs enable row level security;
alter table app.programs force row level security;
alter table app.program_workouts enable row level security;
alter table app.program_workouts force row level security;

create policy select_own on app.programs for select
    using (owner_id = (select app.current_user_id()));
create policy select_public on app.programs for select
    using (visibility = 'public' and (select app.current_user_id()) is not null);
-- An athlete's, for the coaches to whom workouts are open; a coach's, for the athletes.
create policy select_as_coach on app.programs for select
    using (visibility in ('coach_only', 'template')
           and owner_id = any (array(select o.athlete_id from app.open_athletes o where o.workouts)));
create policy select_as_athlete on app.programs for select
    using (visibility = 'template'
           and owner_id = any (array(select c.coach_id from app.my_coaches c where c.status = 'active')));
create policy insert_own on app.programs for insert
    with check (owner_id = (select app.current_user_id()));
create policy update_own on app.programs for update
    using (owner_id = (select app.current_user_id()));
create policy delete_own on app.programs for delete
    using (owner_id = (select app.current_user_id()));
grant select (id, owner_id, title, description, difficulty, goals, expected_duration_weeks, visibility, copied_from,
              week_count, version, created_at, updated_at),
    insert (title, description, difficulty, goals, coach_notes, expected_duration_weeks, visibility, copied_from, week_count),
    update (title, description, difficulty, goals, coach_notes, expected_duration_weeks, visibility, week_count),
    delete on app.programs to tp_app;

-- Whoever sees a program sees its days.
create policy select_with_program on app.program_workouts for select
    using (exists (select from app.programs p where p.id = program_id));
create policy insert_own on app.program_workouts for insert
    with check (owner_id = (select app.current_user_id()));
create policy update_own on app.program_workouts for update
    using (owner_id = (select app.current_user_id()));
create policy delete_own on app.program_workouts for delete
    using (owner_id = (select app.current_user_id()));
grant select, insert (program_id, week, position, title, notes, slots),
    update (week, position, title, notes, slots), delete on app.program_workouts to tp_app;

-- What an owner noted for nobody else.
create function app.own_program_notes(program uuid) returns text
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$ select p.coach_notes from app.programs p where p.id = $1 and p.owner_id = app.current_user_id() $$;
grant execute on function app.own_program_notes(uuid) to tp_app;

-- The name of whoever shows a program to everybody; otherwise a name is seen only by who sees the account.
create function app.public_author(owner uuid) returns text
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
    select u.display_name from app.users u
    where u.id = $1 and app.current_user_id() is not null
      and exists (select from app.programs p where p.owner_id = u.id and p.visibility = 'public')
$$;
grant execute on function app.public_author(uuid) to tp_app;

-- A program names as its origin only what its author sees. (A policy can't ask for the table that it guards.)
create function private.guard_origin() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    if not exists (select from app.programs p where p.id = new.copied_from) then
        raise insufficient_privilege using message = 'the origin is not to be seen';
    end if;
    return new;
end
$$;
create trigger guard_origin before insert on app.programs
    for each row when (new.copied_from is not null) execute function private.guard_origin();

-- Every change of a program writes its row, also one of its days alone.
create function private.count_program_version() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    new.version := old.version + 1;
    new.updated_at := now();
    return new;
end
$$;
create trigger count_program_version before update of title on app.programs
    for each row execute function private.count_program_version();

-- migrate:down

drop table app.program_workouts, app.programs;
drop function private.count_program_version(), private.guard_origin(), app.public_author(uuid), app.own_program_notes(uuid);
