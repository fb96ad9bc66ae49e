-- migrate:up

-- Who looked at an athlete's data, or tried to. The athlete reads it; nobody changes it. Name and role are the actor's of
-- that moment, and stay when the actor is gone.
create table app.data_access_log (
    id         uuid primary key default app.uuid_v7(),
    athlete_id uuid not null references app.users (id) on delete cascade,
    actor_id   uuid references app.users (id) on delete set null,
    actor_name text not null,
    actor_role text not null check (actor_role in ('coach', 'admin')),
    kind       text not null check (kind ~ '^[a-z_]{1,40}$'),
    action     text not null default 'view' check (action = 'view'),
    allowed    boolean not null,
    at         timestamptz not null default now(),
    ip_address inet,
    user_agent text check (octet_length(user_agent) <= 300)
);
create index data_access_log_by_athlete on app.data_access_log (athlete_id, at desc, id desc);
create index data_access_log_by_actor on app.data_access_log (actor_id);

alter table app.data_access_log enable row level security;
alter table app.data_access_log force row level security;
create policy select_own on app.data_access_log for select
    using (athlete_id = (select app.current_user_id()));
grant select on app.data_access_log to tp_app;

-- The only way in: a coach or an administrator saw, or was refused, kinds[n] of athletes[n]. Returns the number of rows:
-- ids of nobody and callers of other roles leave none, and a refusal tells neither.
create function app.record_access(
    athletes uuid[], kinds text[], allowed boolean, ip_address inet, user_agent text) returns bigint
language sql security definer
set search_path = pg_catalog, pg_temp
as $$
    with written as (
        insert into app.data_access_log (athlete_id, actor_id, actor_name, actor_role, kind, allowed, ip_address, user_agent)
        select athlete.id, me.id, me.display_name, case when 'coach' = any (me.roles) then 'coach' else 'admin' end,
               asked.kind, $3, $4, $5
        from unnest($1, $2) asked (athlete_id, kind)
        join app.users athlete on athlete.id = asked.athlete_id and 'athlete' = any (athlete.roles)
        join app.users me on me.id = app.current_user_id() and me.roles && '{coach,admin}' and me.id <> athlete.id
        returning 1)
    select count(*) from written
$$;
grant execute on function app.record_access(uuid[], text[], boolean, inet, text) to tp_app;

-- migrate:down

drop function app.record_access(uuid[], text[], boolean, inet, text);
drop table app.data_access_log;
