-- migrate:up

-- Who is signed in. Only the SHA-256 of a token is stored: who reads this table can't sign in with it.
create table private.sessions (
    token_hash   bytea primary key check (octet_length(token_hash) = 32),
    user_id      uuid not null references app.users (id) on delete cascade,
    created_at   timestamptz not null default now(),
    last_seen_at timestamptz not null default now(),
    idle_timeout interval not null,
    expires_at   timestamptz not null
);
create index sessions_by_user on private.sessions (user_id);

-- The identity that every policy asks for. The transaction carries the hash of its session token, never a user id:
-- SQL injected into a handler could set an id, but can't guess a token. Policies write it as
-- (select app.current_user_id()), which runs once a statement. PL/pgSQL, because it keeps the plan between calls.
create function app.current_user_id() returns uuid
language plpgsql stable security definer parallel safe
set search_path = pg_catalog, pg_temp
as $$
begin
    -- Null before the first request and '' after a COMMIT: no hash is either.
    return (select s.user_id from private.sessions s
            where s.token_hash = decode(current_setting('app.session', true), 'hex')
              and now() < s.expires_at and now() < s.last_seen_at + s.idle_timeout);
end
$$;
grant execute on function app.current_user_id() to tp_app, tp_auth;

-- The first statement of every request: sets the identity for this transaction and says who it is. One row always;
-- id is null where there is no live session. Writes nothing, so that it works in a READ ONLY transaction.
create function app.begin_request(
    token_hash bytea,
    out id uuid, out email text, out display_name text, out username text, out roles text, out created_at timestamptz,
    out features text, out touch_due boolean)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    perform set_config('app.session', coalesce(encode(begin_request.token_hash, 'hex'), ''), true);
    select u.id, u.email, u.display_name, u.username, array_to_string(u.roles, ','), u.created_at,
           -- Not at every request: that would turn each read into a write.
           s.last_seen_at < now() - least(s.idle_timeout / 30, interval '1 hour')
        into id, email, display_name, username, roles, created_at, touch_due
        from private.sessions s join app.users u on u.id = s.user_id
        where s.token_hash = begin_request.token_hash
          and now() < s.expires_at and now() < s.last_seen_at + s.idle_timeout;
    features := coalesce((select json_object_agg(f.name, f.enabled)::text from app.feature_flags f), '{}');
    touch_due := coalesce(touch_due, false);
end
$$;
grant execute on function app.begin_request(bytea) to tp_app, tp_auth;

create function app.touch_session() returns void
language sql security definer
set search_path = pg_catalog, pg_temp
as $$
    update private.sessions set last_seen_at = now()
    where token_hash = decode(current_setting('app.session', true), 'hex') and app.current_user_id() is not null
$$;
grant execute on function app.touch_session() to tp_app, tp_auth;

-- The last statement of a request that writes, and its last lock: the end of the session, by a log-out, a new password or
-- other roles, waits for its commit, or has happened and stops it.
create function app.hold_session() returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform from private.sessions
        where token_hash = decode(current_setting('app.session', true), 'hex') and now() < expires_at for key share;
    if not found then
        raise exception 'session_ended' using errcode = 'TP007';
    end if;
end
$$;
grant execute on function app.hold_session() to tp_app;

create function app.end_session() returns void
language sql security definer
set search_path = pg_catalog, pg_temp
as $$
    delete from private.sessions
    where token_hash = decode(current_setting('app.session', true), 'hex') and app.current_user_id() is not null
$$;
grant execute on function app.end_session() to tp_app, tp_auth;

-- A change of roles ends every session: nobody goes on with rights, or with an administrator's long absence of them,
-- that the session was opened under.
create function private.end_sessions_of_changed_roles() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    delete from private.sessions where user_id = new.id;
    return null;
end
$$;
-- Named to fire last: what else follows from a role locks connections, and sessions are locked behind them.
create trigger then_end_sessions after update of roles on app.users
    for each row when (old.roles is distinct from new.roles) execute function private.end_sessions_of_changed_roles();

-- The first policies: only now is it known who asks.
create policy select_self on app.users for select
    using (id = (select app.current_user_id()));
create policy select_signed_in on app.feature_flags for select
    using ((select app.current_user_id()) is not null);

-- migrate:down

drop policy select_signed_in on app.feature_flags;
drop policy select_self on app.users;
drop trigger then_end_sessions on app.users;
drop function private.end_sessions_of_changed_roles();
drop function app.end_session(), app.hold_session(), app.touch_session(), app.begin_request(bytea), app.current_user_id();
drop table private.sessions;
