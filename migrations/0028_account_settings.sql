-- migrate:up

-- What users set for their own account.
alter table app.users
    add column time_zone text not null default 'UTC',
    add column units     text not null default 'kg' constraint users_units_check check (units in ('kg', 'lb')),
    add column language  text not null default 'en' constraint users_language_check check (
        char_length(language) <= 35 and language ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$');

create policy update_self on app.users for update
    using (id = (select app.current_user_id()))
    with check (id = (select app.current_user_id()));
grant update (display_name, username, time_zone, units, language) on app.users to tp_app;

-- The names in the IANA database. PostgreSQL itself would take abbreviations and rules such as 'XYZ+3' too, and needs
-- hundreds of milliseconds to list the names; so only one that is not here, a newer or a wrong one, is looked for there.
create view private.server_time_zones with (security_invoker = true) as
    select name from pg_catalog.pg_timezone_names where name !~ '^(posix|right)/|^(localtime|posixrules|Factory)$';
create table private.time_zones (name text primary key);
insert into private.time_zones select name from private.server_time_zones;

create function app.is_time_zone(name text) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    return exists (select from private.time_zones z where z.name = $1)
        or exists (select from private.server_time_zones z where z.name = $1);
end
$$;
grant execute on function app.is_time_zone(text) to tp_app;

create function private.check_time_zone() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    if not app.is_time_zone(new.time_zone) then
        raise exception 'there is no time zone %', new.time_zone using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger check_time_zone before update of time_zone on app.users
    for each row when (old.time_zone is distinct from new.time_zone) execute function private.check_time_zone();

-- What tells a user's sessions apart: the browser and the address that opened them.
alter table private.sessions
    add column id         uuid not null default app.uuid_v7() constraint sessions_id_key unique,
    add column user_agent text check (octet_length(user_agent) <= 300),
    add column ip_address inet;

-- Said by whoever has just opened the transaction's session.
create function private.describe_session(user_agent text, ip_address inet) returns void
language sql security definer
set search_path = pg_catalog, pg_temp
as $$
    update private.sessions s set user_agent = $1, ip_address = $2
    where s.token_hash = decode(current_setting('app.session', true), 'hex')
$$;
grant execute on function private.describe_session(text, inet) to tp_auth;

-- The caller's live sessions.
create function app.own_sessions(
    out id uuid, out created_at timestamptz, out last_seen_at timestamptz, out user_agent text, out ip_address text,
    out is_current boolean) returns setof record
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
    select s.id, s.created_at, s.last_seen_at, s.user_agent, host(s.ip_address),
           s.token_hash = decode(current_setting('app.session', true), 'hex')
    from private.sessions s
    where s.user_id = app.current_user_id() and now() < s.expires_at and now() < s.last_seen_at + s.idle_timeout
$$;

-- Ends one of them and tells whether it was the transaction's own; null where the caller has no such session. Two that
-- end each other take turns at the user's row, and the second is refused by app.hold_session.
create function app.end_own_session(id uuid) returns boolean
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    account uuid := app.current_user_id();
    was_current boolean;
begin
    perform from app.users u where u.id = account for no key update;
    delete from private.sessions s where s.id = $1 and s.user_id = account
        returning s.token_hash = decode(current_setting('app.session', true), 'hex') into was_current;
    return was_current;
end
$$;

create function app.end_other_sessions() returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    account uuid := app.current_user_id();
begin
    perform from app.users u where u.id = account for no key update;
    delete from private.sessions s
        where s.user_id = account and s.token_hash <> decode(current_setting('app.session', true), 'hex');
end
$$;
grant execute on function app.own_sessions(), app.end_own_session(uuid), app.end_other_sessions() to tp_app;

-- A signed-in user who proves the password is served by tp_auth.
grant execute on function app.hold_session(), app.count_own_attempt(text, integer, interval) to tp_auth;

-- migrate:down

revoke execute on function app.hold_session(), app.count_own_attempt(text, integer, interval) from tp_auth;
drop function app.end_other_sessions(), app.end_own_session(uuid), app.own_sessions(), private.describe_session(text, inet);
alter table private.sessions drop column ip_address, drop column user_agent, drop column id;
drop trigger check_time_zone on app.users;
drop function private.check_time_zone(), app.is_time_zone(text);
drop table private.time_zones;
drop view private.server_time_zones;
revoke update (display_name, username, time_zone, units, language) on app.users from tp_app;
drop policy update_self on app.users;
alter table app.users drop column language, drop column units, drop column time_zone;
