-- migrate:up

-- Workouts that an athlete brought along in a file of another app. Undoing an import takes them away again.
create table app.imports (
    id            uuid primary key default app.uuid_v7(),
    athlete_id    uuid not null default app.current_user_id() references app.users (id) on delete cascade,
    format        text not null check (format in ('strong', 'hevy', 'fitnotes', 'trainingplanner')),
    file_name     text not null check (char_length(file_name) between 1 and 200),
    -- What it added, and how many workouts of the file were there already.
    workouts      integer not null check (workouts >= 0),
    sets          integer not null check (sets >= 0),
    already_there integer not null check (already_there >= 0),
    -- The own exercises that it made.
    exercise_ids  uuid[] not null default '{}',
    created_at    timestamptz not null default now(),
    -- What a log's foreign key needs, so that nobody's log is of somebody else's import.
    unique (id, athlete_id)
);
create index imports_by_athlete on app.imports (athlete_id, id desc);

alter table app.imports enable row level security;
alter table app.imports force row level security;
create policy select_own on app.imports for select
    using (athlete_id = (select app.current_user_id()));
create policy insert_own on app.imports for insert
    with check (athlete_id = (select app.current_user_id()));
create policy delete_own on app.imports for delete
    using (athlete_id = (select app.current_user_id()));
grant select, insert (format, file_name, workouts, sets, already_there, exercise_ids), delete on app.imports to tp_app;

alter table app.workout_logs
    add constraint workout_logs_import_id_fkey foreign key (import_id, athlete_id)
        references app.imports (id, athlete_id) on delete cascade;
create index workout_logs_by_import on app.workout_logs (import_id, athlete_id);
grant insert (import_id) on app.workout_logs to tp_app;

-- The words of a name that tell exercises apart, sorted: apps have them in different orders and add others.
create function private.telling_words(name text) returns text
language sql immutable
set search_path = pg_catalog, pg_temp
as $$
    select string_agg(distinct w, ' ' order by w) from string_to_table(name, ' ') w
    where w not in ('', 'a', 'the', 'with', 'and', 'of', 'medium', 'grip', 'version', 'style')
$$;

-- For each name the exercise that the caller sees and that it means: its own, the library's, another's, by that name or
-- synonym; else the one most like it, which is sure only where the same words tell it apart. That is looked for with the
-- first 150 unknown names alone, for each takes some milliseconds.
create function app.match_exercises(
    names text[], out name text, out exercise_id uuid, out exercise_name text, out is_sure boolean) returns setof record
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
    caller  uuid := app.current_user_id();
    owners  uuid[] := caller
        || array(select c.athlete_id from app.coach_athletes c where c.coach_id = caller and c.status = 'active')
        || array(select c.coach_id from app.coach_athletes c where c.athlete_id = caller and c.status = 'active');
    unknown integer := 0;
    normal  text;
    words   text;
begin
    if caller is null then
        return;
    end if;
    foreach name in array names loop
        exercise_id := null;
        exercise_name := null;
        normal := private.normal_exercise_name(name);
        select e.id, e.name, true into exercise_id, exercise_name, is_sure from app.exercises e
            where e.search_text like '%' || normal || '%'
              and ' | ' || e.search_text || ' | ' like '% | ' || normal || ' | %' and normal <> ''
              and (e.owner_id is null or e.owner_id = any (owners))
            order by e.owner_id = caller desc nulls last, e.owner_id is not null, lower(e.name) <> lower(match_exercises.name), e.id
            limit 1;
        if exercise_id is null and unknown < 150 then
            unknown := unknown + 1;
            words := private.telling_words(normal);
            select e.id, e.name,
                   exists (select from string_to_table(e.search_text, ' | ') t where private.telling_words(t) = words)
                into exercise_id, exercise_name, is_sure
                from app.search_exercises(name) s join app.exercises e on e.id = s.id
                where s.rank % 1000000 < 350000
                order by 3 desc, s.rank, e.id limit 1;
        end if;
        if exercise_id is not null then
            return next;
        end if;
    end loop;
end
$$;
grant execute on function app.match_exercises(text[]) to tp_app;

-- migrate:down

drop function app.match_exercises(text[]);
drop function private.telling_words(text);
revoke insert (import_id) on app.workout_logs from tp_app;
drop index app.workout_logs_by_import;
alter table app.workout_logs drop constraint workout_logs_import_id_fkey;
update app.workout_logs set import_id = null where import_id is not null;
drop table app.imports;
