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

-- A zone of the IANA database by its own name: PostgreSQL itself would take abbreviations and rules such as 'XYZ+3' too.
-- Reading the names takes a while, so nobody asks unless the zone changes.
create function app.is_time_zone(name text) returns boolean
language sql stable
set search_path = pg_catalog, pg_temp
as $$
    select $1 !~ '^(posix|right)/|^(localtime|posixrules|Factory)$'
           and exists (select from pg_timezone_names z where z.name = $1)
$$;
grant execute on function app.is_time_zone(text) to tp_app;

create function private.check_time_zone() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    if not app.is_time_zone(new.time_zone) then
        raise exception 'unknown_time_zone' using errcode = '23514';
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

-- Ends one of them and tells whether it was the transaction's own; null where the caller has no such session.
create function app.end_own_session(id uuid) returns boolean
language sql security definer
set search_path = pg_catalog, pg_temp
as $$
    delete from private.sessions s where s.id = $1 and s.user_id = app.current_user_id()
    returning s.token_hash = decode(current_setting('app.session', true), 'hex')
$$;

create function app.end_other_sessions() returns void
language sql security definer
set search_path = pg_catalog, pg_temp
as $$
    delete from private.sessions s
    where s.user_id = app.current_user_id() and s.token_hash <> decode(current_setting('app.session', true), 'hex')
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
revoke update (display_name, username, time_zone, units, language) on app.users from tp_app;
drop policy update_self on app.users;
alter table app.users drop column language, drop column units, drop column time_zone;
