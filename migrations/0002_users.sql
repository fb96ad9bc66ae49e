-- migrate:up

-- Everybody with an account. Secrets are not here: see private.passwords and private.sessions.
create table app.users (
    id           uuid primary key default app.uuid_v7(),
    email        text not null check (char_length(email) <= 254 and email like '_%@_%'),
    display_name text not null check (char_length(display_name) between 1 and 80),
    username     text not null constraint users_username_key unique check (username ~ '^[a-z0-9_]{3,30}$'),
    -- A set, kept sorted, so that each valid set has one spelling. Athlete and coach exclude each other: a person
    -- trains under one account and coaches under another.
    roles        text[] not null default '{athlete}' check (roles in (
        '{athlete}', '{coach}', '{admin}', '{admin,athlete}', '{admin,coach}')),
    created_at   timestamptz not null default now()
);
create unique index users_email_key on app.users (lower(email));

alter table app.users enable row level security;
alter table app.users force row level security;
grant select on app.users to tp_app;

-- Runs with the caller's rights: it answers only about users whom the caller may see.
create function app.user_has_role(user_id uuid, role text) returns boolean
language sql stable
set search_path = pg_catalog, pg_temp
as $$ select exists (select from app.users u where u.id = $1 and $2 = any (u.roles)) $$;
grant execute on function app.user_has_role(uuid, text) to tp_app;

-- The four functions below change roles. They are granted to nobody: only the owner (infra/user) calls them.
create function app.add_user_role(user_id uuid, role text) returns void
language sql
set search_path = pg_catalog, pg_temp
as $$
    update app.users set roles = array(select distinct r from unnest(roles || $2) r order by r) where id = $1
$$;

create function app.remove_user_role(user_id uuid, role text) returns void
language sql
set search_path = pg_catalog, pg_temp
as $$ update app.users set roles = array_remove(roles, $2) where id = $1 $$;

create function app.promote_to_coach(user_id uuid) returns void
language sql
set search_path = pg_catalog, pg_temp
as $$
    update app.users set roles = array(select distinct r from unnest(array_remove(roles, 'athlete') || 'coach'::text) r order by r)
    where id = $1
$$;

create function app.demote_coach(user_id uuid) returns void
language sql
set search_path = pg_catalog, pg_temp
as $$
    update app.users set roles = array(select distinct r from unnest(array_remove(roles, 'coach') || 'athlete'::text) r order by r)
    where id = $1 and 'coach' = any (roles)
$$;

create function private.keep_last_admin() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if tg_op = 'UPDATE' and 'admin' = any (new.roles) then
        return new;
    end if;
    -- Two administrators who demote each other at the same moment take turns here; the second one is then the last.
    perform pg_advisory_xact_lock(hashtext('last_admin'));
    if not exists (select from app.users where 'admin' = any (roles) and id <> old.id) then
        raise exception 'last_admin' using errcode = 'TP006';
    end if;
    return coalesce(new, old);
end
$$;
create trigger keep_last_admin before update of roles or delete on app.users
    for each row when ('admin' = any (old.roles)) execute function private.keep_last_admin();

-- migrate:down

drop table app.users cascade;
drop function private.keep_last_admin();
drop function app.demote_coach(uuid), app.promote_to_coach(uuid), app.remove_user_role(uuid, text),
    app.add_user_role(uuid, text), app.user_has_role(uuid, text);
