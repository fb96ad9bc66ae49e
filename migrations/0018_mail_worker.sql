-- migrate:up

-- What the worker does with the outbox. A mail is claimed for a while, in a transaction of its own: whoever is killed
-- with it leaves it to the next one, which sends it under the same Message-ID.
create function private.claim_mail(
    out id uuid, out attempt integer, out to_address text, out to_user uuid, out template text, out details text,
    out created_at timestamptz)
returns setof record
language sql security definer
set search_path = pg_catalog, pg_temp
as $$
    update private.mail_outbox m set attempts = m.attempts + 1, next_attempt_at = now() + interval '2 minutes'
    where m.id = (select o.id from private.mail_outbox o
                  where o.sent_at is null and o.failed_at is null and o.next_attempt_at <= now()
                  order by o.next_attempt_at limit 1 for update skip locked)
    returning m.id, m.attempts, m.to_address, m.to_user, m.template, m.details::text, m.created_at
$$;

-- What the mail said is nobody's business any more.
create function private.mail_sent(id uuid) returns void
language sql security definer
set search_path = pg_catalog, pg_temp
as $$
    update private.mail_outbox m set sent_at = now(), failed_at = null, last_error = null, details = '{}' where m.id = $1
$$;

-- Tries again after 1, 2, 4 … minutes, at most 4 hours, for a day; then, or where trying is in vain, it is a dead letter.
create function private.mail_failed(id uuid, attempt integer, error text, in_vain boolean) returns void
language sql security definer
set search_path = pg_catalog, pg_temp
as $$
    update private.mail_outbox m
    set last_error = left($3, 500), next_attempt_at = d.again,
        failed_at = case when $4 or d.again > m.due_since + interval '1 day' then now() end
    from (select now() + least(interval '1 minute' * 2 ^ least($2 - 1, 8), interval '4 hours') as again) d
    where m.id = $1 and m.attempts = $2 and m.sent_at is null
$$;
grant execute on function private.claim_mail(), private.mail_sent(uuid), private.mail_failed(uuid, integer, text, boolean)
    to tp_worker;

-- Dead letters, for administrators alone.
create function app.dead_letters(
    before timestamptz, before_id uuid, most integer,
    out id uuid, out to_address text, out template text, out attempts integer, out last_error text,
    out created_at timestamptz, out failed_at timestamptz)
returns setof record
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
    select m.id, m.to_address, m.template, m.attempts, coalesce(m.last_error, ''), m.created_at, m.failed_at
    from private.mail_outbox m
    where m.failed_at is not null and (select app.user_has_role(app.current_user_id(), 'admin'))
      and ($1 is null or (m.failed_at, m.id) < ($1, $2))
    order by m.failed_at desc, m.id desc limit $3
$$;

-- Begins a new day of attempts; false where there is no such dead letter.
create function app.retry_mail(mail_id uuid) returns boolean
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    update private.mail_outbox m set failed_at = null, attempts = 0, due_since = now(), next_attempt_at = now()
        where m.id = $1 and m.failed_at is not null and app.user_has_role(app.current_user_id(), 'admin');
    return found;
end
$$;

-- Links that turn the mails of one kind off, without a sign-in: one for each user and kind, which older mails share.
create table private.unsubscribe_links (
    user_id    uuid not null references app.users (id) on delete cascade,
    kind       text not null,
    nonce      text not null,
    token_hash bytea not null unique,
    primary key (user_id, kind)
);

-- The nonce of the user's link, which is the given one if there was none; null for mails that are no notification.
create function private.unsubscribe_nonce(user_id uuid, kind text, nonce text, token_hash bytea) returns text
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    insert into private.unsubscribe_links select $1, k.kind, $3, $4 from app.notification_kinds k where k.kind = $2
        on conflict on constraint unsubscribe_links_pkey do nothing;
    return (select l.nonce from private.unsubscribe_links l where l.user_id = $1 and l.kind = $2);
end
$$;
grant execute on function private.unsubscribe_nonce(uuid, text, text, bytea) to tp_worker;

create function app.unsubscribe(token_hash bytea) returns boolean
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    insert into app.notification_preferences as p (kind, user_id, in_app, mail)
        select l.kind, l.user_id, true, false from private.unsubscribe_links l where l.token_hash = $1
        on conflict on constraint notification_preferences_pkey do update set mail = false;
    return found;
end
$$;
grant execute on function app.dead_letters(timestamptz, uuid, integer), app.retry_mail(uuid), app.unsubscribe(bytea)
    to tp_app;

-- What is told long enough: read or not, after half a year; mails a week after they were sent, dead letters after three
-- months.
create function private.sweep_notifications() returns bigint
language sql security definer
set search_path = pg_catalog, pg_temp
as $$
    with notifications as (
        delete from app.notifications where updated_at <= now() - interval '180 days' returning 1),
    mails as (
        delete from private.mail_outbox
        where sent_at <= now() - interval '7 days' or failed_at <= now() - interval '90 days' returning 1)
    select (select count(*) from notifications) + (select count(*) from mails)
$$;

-- migrate:down

drop function private.sweep_notifications(), app.unsubscribe(bytea), private.unsubscribe_nonce(uuid, text, text, bytea),
    app.retry_mail(uuid), app.dead_letters(timestamptz, uuid, integer), private.mail_failed(uuid, integer, text, boolean),
    private.mail_sent(uuid), private.claim_mail();
drop table private.unsubscribe_links;
