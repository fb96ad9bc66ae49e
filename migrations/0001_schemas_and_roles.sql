-- migrate:up

-- app holds what handlers work with, private what only functions may touch: session tokens, password hashes, counters.
-- Three roles: the owner migrates and owns everything; tp_app runs the handlers; tp_auth runs the sign-in handlers.
-- infra gives the two their passwords.
do $$
begin
    -- Triggers and SECURITY DEFINER functions run as the owner and must see past the forced policies.
    if not (select rolsuper or (rolbypassrls and rolcreaterole) from pg_roles where rolname = current_user) then
        raise exception 'The migrating role needs SUPERUSER, or BYPASSRLS and CREATEROLE.';
    end if;
    -- Roles belong to the whole cluster: another installation on it may have made them.
    if to_regrole('tp_app') is null then
        create role tp_app login;
    end if;
    if to_regrole('tp_auth') is null then
        create role tp_auth login;
    end if;
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to tp_app, tp_auth', current_database());
end
$$;

alter role tp_app set search_path = pg_catalog, pg_temp;
alter role tp_app set jit = off;
alter role tp_app set max_parallel_workers_per_gather = 0;
alter role tp_app set plan_cache_mode = force_generic_plan;
alter role tp_app set statement_timeout = '5s';
alter role tp_app set lock_timeout = '3s';
alter role tp_app set idle_in_transaction_session_timeout = '30s';
alter role tp_auth set search_path = pg_catalog, pg_temp;
alter role tp_auth set jit = off;
alter role tp_auth set statement_timeout = '5s';
alter role tp_auth set lock_timeout = '3s';
alter role tp_auth set idle_in_transaction_session_timeout = '30s';

revoke all on schema public from public;
-- Every new function would otherwise be PUBLIC's to call.
alter default privileges revoke execute on functions from public;

create schema app;
create schema private;
grant usage on schema app to tp_app, tp_auth;
grant usage on schema private to tp_auth;

-- UUIDv7 (RFC 9562): 48 bits of milliseconds, so that ids sort by age, and 74 random bits of a version 4.
create function app.uuid_v7() returns uuid
language sql volatile parallel safe
set search_path = pg_catalog, pg_temp
as $$
    select encode(
        set_bit(set_bit(
            overlay(uuid_send(gen_random_uuid())
                placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
                from 1 for 6),
            52, 1), 53, 1),
        'hex')::uuid
$$;
grant execute on function app.uuid_v7() to tp_app;

-- migrate:down

drop schema app cascade;
drop schema private cascade;
alter default privileges grant execute on functions to public;
grant usage on schema public to public;
-- The roles stay, but hold nothing here any more. (DROP OWNED would take the cluster's other databases from them, too.)
do $$
begin
    execute format('revoke connect on database %I from tp_app, tp_auth', current_database());
    execute format('grant connect, temporary on database %I to public', current_database());
end
$$;
