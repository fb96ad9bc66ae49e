-- migrate:up

-- What happened is told in the same transaction that did it: a row in app.notifications and, where it is wanted, one in
-- private.mail_outbox. Processes in the background do the rest, as a role of their own: handlers can't reach the mails.
do $$
begin
    if to_regrole('tp_worker') is null then
        create role tp_worker login;
    end if;
    execute format('grant connect on database %I to tp_worker', current_database());
end
$$;
alter role tp_worker set search_path = pg_catalog, pg_temp;
alter role tp_worker set jit = off;
alter role tp_worker set statement_timeout = '30s';
alter role tp_worker set lock_timeout = '3s';
alter role tp_worker set idle_in_transaction_session_timeout = '30s';
grant usage on schema app, private to tp_worker;
grant execute on function app.sweep_expired() to tp_worker;

-- When the user proved to read mail to this address. Whoever was here before mail could be sent counts as proven.
alter table app.users add column email_verified_at timestamptz;
update app.users set email_verified_at = created_at;

-- What a notification may be about, in the order of the settings' page.
create table app.notification_kinds (
    kind        text primary key,
    place       smallint not null unique,
    -- Whose settings list it.
    roles       text[] not null,
    -- Whether a mail goes out unless the user says otherwise, and whether it does to an address that is not verified.
    mails       boolean not null,
    must_arrive boolean not null default false
);
insert into app.notification_kinds (kind, place, roles, mails, must_arrive) values
    ('invitation_received', 1, '{athlete}', true, true),
    ('invitation_accepted', 2, '{coach}', true, false),
    ('invitation_declined', 3, '{coach}', true, false),
    ('connected', 4, '{athlete}', true, false),
    ('connection_paused', 5, '{athlete,coach}', true, false),
    ('connection_resumed', 6, '{athlete,coach}', true, false),
    ('connection_ended', 7, '{athlete,coach}', true, false),
    ('assignment_created', 8, '{athlete}', true, false),
    ('workout_completed', 9, '{coach}', false, false),
    ('program_assigned', 10, '{athlete}', true, false),
    ('program_completed', 11, '{coach}', true, false),
    ('insight', 12, '{athlete,coach}', false, false),
    ('message', 13, '{athlete,coach}', true, false);

-- What a user changed; a kind without a row is as the kind says.
create table app.notification_preferences (
    kind    text not null references app.notification_kinds (kind) on delete cascade,
    user_id uuid not null default app.current_user_id() references app.users (id) on delete cascade,
    in_app  boolean not null,
    mail    boolean not null,
    primary key (kind, user_id)
);
create index notification_preferences_by_user on app.notification_preferences (user_id);

create table app.notifications (
    id           uuid primary key default app.uuid_v7(),
    recipient_id uuid not null references app.users (id) on delete cascade,
    kind         text not null,
    actor_id     uuid references app.users (id) on delete set null,
    -- The name at that time: later ones are no longer the recipient's to see once a connection has ended.
    actor_name   text,
    source_id    uuid,
    title        text check (char_length(title) <= 200),
    reason       text check (char_length(reason) <= 500),
    count        integer not null default 1,
    -- False where the user wants only the mail: the row is then there to merge into.
    in_app       boolean not null,
    created_at   timestamptz not null default now(),
    updated_at   timestamptz not null default clock_timestamp(),
    read_at      timestamptz
);
create index notifications_by_recipient on app.notifications (recipient_id, updated_at desc, id desc);
create index notifications_unread on app.notifications (recipient_id) where read_at is null and in_app;
create index notifications_by_actor on app.notifications (actor_id);

alter table app.notification_kinds enable row level security;
alter table app.notification_kinds force row level security;
alter table app.notification_preferences enable row level security;
alter table app.notification_preferences force row level security;
alter table app.notifications enable row level security;
alter table app.notifications force row level security;

create policy select_signed_in on app.notification_kinds for select
    using ((select app.current_user_id()) is not null);
create policy select_own on app.notification_preferences for select
    using (user_id = (select app.current_user_id()));
create policy insert_own on app.notification_preferences for insert
    with check (user_id = (select app.current_user_id()));
create policy update_own on app.notification_preferences for update
    using (user_id = (select app.current_user_id()))
    with check (user_id = (select app.current_user_id()));
create policy select_own on app.notifications for select
    using (recipient_id = (select app.current_user_id()) and in_app);
create policy update_own on app.notifications for update
    using (recipient_id = (select app.current_user_id()) and in_app)
    with check (recipient_id = (select app.current_user_id()));
grant select on app.notification_kinds to tp_app;
grant select, insert (kind, user_id, in_app, mail), update (in_app, mail) on app.notification_preferences to tp_app;
grant select, update (read_at) on app.notifications to tp_app;

-- Who deletes the account takes the name out of other people's notifications.
create function private.forget_actor() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    new.actor_name := null;
    return new;
end
$$;
create trigger forget_actor before update of actor_id on app.notifications
    for each row when (new.actor_id is null) execute function private.forget_actor();

-- Mails on their way. A row holds a nonce where the mail holds a link; the link's token is made from it by the worker.
create table private.mail_outbox (
    id              uuid primary key default app.uuid_v7(),
    to_address      text not null,
    to_user         uuid references app.users (id) on delete cascade,
    template        text not null,
    details         jsonb not null,
    created_at      timestamptz not null default now(),
    -- From here a day of attempts counts.
    due_since       timestamptz not null default now(),
    next_attempt_at timestamptz not null default now(),
    attempts        integer not null default 0,
    last_error      text,
    sent_at         timestamptz,
    failed_at       timestamptz,
    check (sent_at is null or failed_at is null)
);
create index mail_outbox_due on private.mail_outbox (next_attempt_at) where sent_at is null and failed_at is null;
create index mail_outbox_failed on private.mail_outbox (failed_at desc, id desc) where failed_at is not null;
create index mail_outbox_by_user on private.mail_outbox (to_user);

-- Queues a mail: to the address, or, where it is null, to the user's own.
create function private.enqueue_mail(to_address text, to_user uuid, template text, details jsonb) returns void
language sql
set search_path = pg_catalog, pg_temp
as $$
    insert into private.mail_outbox (to_address, to_user, template, details)
    select address, $2, $3, coalesce($4, '{}')
    from (select coalesce($1, (select u.email from app.users u where u.id = $2)) as address) a
    where address is not null
$$;

-- Notifications that could not be written at once, as when their row was locked. The worker writes them.
create table private.owed_notifications (
    id              bigint primary key generated always as identity,
    recipient       uuid not null,
    kind            text not null,
    actor           uuid,
    source_id       uuid,
    details         jsonb not null,
    created_at      timestamptz not null default now(),
    next_attempt_at timestamptz not null default now(),
    error           text not null
);

create function private.write_notification(recipient uuid, kind text, actor uuid, source_id uuid, details jsonb)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
-- What caused it waits no longer than this.
set lock_timeout = '200ms'
as $$
declare
    wanted record;
    name text;
begin
    select coalesce(p.in_app, true) as in_app, coalesce(p.mail, k.mails) as mail,
           k.must_arrive or u.email_verified_at is not null as reachable
        into wanted
        from app.users u
        join app.notification_kinds k on k.kind = $2
        left join app.notification_preferences p on p.user_id = u.id and p.kind = k.kind
        where u.id = $1;
    if not found or not (wanted.in_app or wanted.mail) then
        return;
    end if;
    select u.display_name into name from app.users u where u.id = $3;
    -- Equal ones at the same moment take turns, so that the second finds what the first wrote.
    perform pg_advisory_xact_lock(hashtextextended(concat_ws(' ', $1, $2, $4), 0));
    update app.notifications n
        set count = n.count + 1, updated_at = clock_timestamp(), read_at = null, actor_id = $3, actor_name = name,
            title = left($5 ->> 'title', 200), reason = left($5 ->> 'reason', 500)
        where n.recipient_id = $1 and n.kind = $2 and n.source_id is not distinct from $4
          -- Nothing is updated before it is created; this one has the index.
          and n.updated_at > now() - interval '10 minutes'
          and n.created_at > now() - interval '10 minutes' and n.in_app = wanted.in_app;
    if found then
        return;
    end if;
    insert into app.notifications (recipient_id, kind, actor_id, actor_name, source_id, title, reason, in_app)
        values ($1, $2, $3, name, $4, left($5 ->> 'title', 200), left($5 ->> 'reason', 500), wanted.in_app);
    if wanted.mail and wanted.reachable then
        perform private.enqueue_mail(null, $1, $2,
            $5 || jsonb_strip_nulls(jsonb_build_object('actorName', name, 'sourceId', $4)));
    end if;
end
$$;

-- Tells the recipient, in app and by mail as preferred. Called by the functions and triggers of what happened; what goes
-- wrong here costs them nothing and is done later. Events of one kind and source within ten minutes are one notification.
create function private.notify(recipient uuid, kind text, actor uuid, source_id uuid, details jsonb default '{}')
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    if not exists (select from app.notification_kinds k where k.kind = $2) then
        raise exception 'there is no kind of notification %', $2;
    end if;
    begin
        perform private.write_notification($1, $2, $3, $4, coalesce($5, '{}'));
    exception when others then
        insert into private.owed_notifications (recipient, kind, actor, source_id, details, error)
            values ($1, $2, $3, $4, coalesce($5, '{}'), sqlerrm);
    end;
end
$$;

-- migrate:down

drop function private.notify(uuid, text, uuid, uuid, jsonb), private.write_notification(uuid, text, uuid, uuid, jsonb),
    private.enqueue_mail(text, uuid, text, jsonb);
drop table private.owed_notifications, private.mail_outbox, app.notifications, app.notification_preferences,
    app.notification_kinds;
drop function private.forget_actor();
alter table app.users drop column email_verified_at;
revoke execute on function app.sweep_expired() from tp_worker;
revoke usage on schema app, private from tp_worker;
do $$
begin
    execute format('revoke connect on database %I from tp_worker', current_database());
end
$$;
