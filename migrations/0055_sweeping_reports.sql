-- migrate:up

-- A report, and the messages that were copied for it, go half a year after an administrator closed it; never while it is open.
create function private.sweep_reports() returns bigint
language sql
set search_path = pg_catalog, pg_temp
as $$
    with reports as (
        delete from app.message_reports where closed_at <= now() - interval '180 days' returning 1)
    select count(*) from reports
$$;

create or replace function app.sweep_expired() returns bigint
language sql security definer
set search_path = pg_catalog, pg_temp
as $$
    with sessions as (
        delete from private.sessions where expires_at <= now() or last_seen_at + idle_timeout <= now() returning 1),
    keys as (
        delete from app.idempotency_keys where created_at <= now() - interval '24 hours' returning 1),
    windows as (
        delete from private.rate_limits where window_started_at <= now() - interval '1 day' returning 1)
    select (select count(*) from sessions) + (select count(*) from keys) + (select count(*) from windows)
           + private.sweep_notifications() + private.sweep_invitations() + private.sweep_mailed_links()
           + private.sweep_reports()
$$;

-- migrate:down

create or replace function app.sweep_expired() returns bigint
language sql security definer
set search_path = pg_catalog, pg_temp
as $$
    with sessions as (
        delete from private.sessions where expires_at <= now() or last_seen_at + idle_timeout <= now() returning 1),
    keys as (
        delete from app.idempotency_keys where created_at <= now() - interval '24 hours' returning 1),
    windows as (
        delete from private.rate_limits where window_started_at <= now() - interval '1 day' returning 1)
    select (select count(*) from sessions) + (select count(*) from keys) + (select count(*) from windows)
           + private.sweep_notifications() + private.sweep_invitations() + private.sweep_mailed_links()
$$;
drop function private.sweep_reports();
