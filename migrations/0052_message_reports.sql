-- migrate:up

-- A participant reports a message to the administrators, who are shown a copy of it and of the two around it, and nothing
-- else of the conversation. Reporters have only the functions: what administrators note is theirs.
create table app.message_reports (
    id            uuid primary key default app.uuid_v7(),
    message_id    uuid not null references app.messages (id) on delete cascade,
    reporter_id   uuid references app.users (id) on delete set null,
    -- The names at that time; they go with the accounts.
    reporter_name text,
    sender_id     uuid references app.users (id) on delete set null,
    sender_name   text,
    reason        text not null check (reason in ('harassment', 'spam', 'inappropriate', 'other')),
    note          text check (char_length(note) <= 1000),
    created_at    timestamptz not null default now(),
    -- Who was the first to look at the messages.
    viewed_by     uuid references app.users (id) on delete set null,
    viewed_at     timestamptz,
    state         text not null default 'open' check (state in ('open', 'closed')),
    outcome       text check (outcome in ('no_action', 'warned', 'account_closed')),
    closing_note  text check (char_length(closing_note) <= 1000),
    closed_by     uuid references app.users (id) on delete set null,
    closed_at     timestamptz,
    unique (message_id, reporter_id),
    check ((state = 'closed') = (outcome is not null) and (state = 'closed') = (closed_at is not null))
);
create index message_reports_by_state on app.message_reports (state, id desc);
create index message_reports_by_reporter on app.message_reports (reporter_id);
create index message_reports_by_sender on app.message_reports (sender_id);
create index message_reports_by_viewer on app.message_reports (viewed_by);
create index message_reports_by_closer on app.message_reports (closed_by);

-- The messages as they were, the reported one in place 0.
create table app.reported_messages (
    report_id   uuid not null references app.message_reports (id) on delete cascade,
    place       smallint not null check (place between -1 and 1),
    sender_id   uuid references app.users (id) on delete set null,
    sender_name text,
    content     text not null,
    sent_at     timestamptz not null,
    primary key (report_id, place)
);
create index reported_messages_by_sender on app.reported_messages (sender_id);

alter table app.message_reports enable row level security;
alter table app.message_reports force row level security;
alter table app.reported_messages enable row level security;
alter table app.reported_messages force row level security;
create policy select_as_admin on app.message_reports for select
    using ((select app.user_has_role(app.current_user_id(), 'admin')));
create policy update_as_admin on app.message_reports for update
    using ((select app.user_has_role(app.current_user_id(), 'admin')))
    with check ((select app.user_has_role(app.current_user_id(), 'admin')));
create policy select_as_admin on app.reported_messages for select
    using ((select app.user_has_role(app.current_user_id(), 'admin')));
grant select, update (viewed_at, state, outcome, closing_note) on app.message_reports to tp_app;
grant select on app.reported_messages to tp_app;

insert into app.notification_kinds (kind, place, roles, mails, must_arrive) values
    ('message_reported', 14, '{athlete,coach}', false, false),
    ('report_closed', 15, '{athlete,coach}', false, false);

-- Reports a message that the caller can see and did not write, once: the second time it is the same report. The
-- sender is told that it was reported, not by whom.
create function app.report_message(
    conversation uuid, message uuid, reason text, note text,
    out id uuid, out state text, out created_at timestamptz, out created boolean)
returns setof record
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
    me uuid := app.current_user_id();
    reported app.messages;
    own app.conversation_participants;
begin
    -- Held until the commit, as is the message: what is copied is what was reported.
    select p.* into own from app.conversation_participants p
        where p.conversation_id = conversation and p.user_id = me for share;
    select m.* into reported from app.messages m
        where m.conversation_id = conversation and m.id = message and m.sender_id is distinct from me
          and app.sees(own, m.seq) for share;
    if not found then
        raise insufficient_privilege using message = 'no such message of another one to report';
    end if;
    if reported.deleted_at is not null then
        raise exception 'the message is deleted' using errcode = 'TP141';
    end if;
    insert into app.message_reports as r (message_id, reporter_id, reporter_name, sender_id, sender_name, reason, note)
        values (message, me, (select u.display_name from app.users u where u.id = me), reported.sender_id,
                (select u.display_name from app.users u where u.id = reported.sender_id), report_message.reason, report_message.note)
        on conflict (message_id, reporter_id) do nothing
        returning r.id into id;
    created := found;
    if created then
        insert into app.reported_messages (report_id, place, sender_id, sender_name, content, sent_at)
            select report_message.id, m.seq - reported.seq, m.sender_id, u.display_name, m.content, m.created_at
            from generate_series(reported.seq - 1, reported.seq + 1) around, private.seen_message(own, around) m
            left join app.users u on u.id = m.sender_id;
        if reported.sender_id is not null then
            perform private.notify(reported.sender_id, 'message_reported', null, conversation);
        end if;
    end if;
    return query select r.id, r.state, r.created_at, report_message.created from app.message_reports r
        where r.message_id = message and r.reporter_id = me;
end
$$;

-- What the caller has reported, for the caller's own copy of everything.
create function app.own_reports() returns table (
    id uuid, message_id uuid, reason text, note text, state text, created_at timestamptz)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query select r.id, r.message_id, r.reason, r.note, r.state, r.created_at from app.message_reports r
        where r.reporter_id = app.current_user_id();
end
$$;
grant execute on function app.own_reports() to tp_app;

-- Who looks and who closes is who asks; a report is closed once.
create function private.guard_report() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if old.viewed_at is not null then
        new.viewed_at := old.viewed_at;
    elsif new.viewed_at is not null then
        new.viewed_at := now();
        new.viewed_by := app.current_user_id();
    end if;
    -- The same once more changes nothing.
    if old.state = 'closed'
       and (new.state, new.outcome, new.closing_note) is distinct from (old.state, old.outcome, old.closing_note) then
        raise exception 'the report is closed' using errcode = 'TP160';
    end if;
    if old.state = 'open' and new.state = 'closed' then
        new.closed_at := now();
        new.closed_by := app.current_user_id();
    end if;
    return new;
end
$$;
create trigger guard_report before update of viewed_at, state, outcome, closing_note on app.message_reports
    for each row execute function private.guard_report();

create function private.tell_report_closed() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform private.notify(told, 'report_closed', null, new.id, jsonb_build_object('title', new.outcome))
        from unnest(array[new.reporter_id, new.sender_id]) told where told is not null;
    return null;
end
$$;
create trigger tell_report_closed after update of state on app.message_reports
    for each row when (old.state = 'open' and new.state = 'closed') execute function private.tell_report_closed();

-- Names go with the accounts.
create function private.forget_reported() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    if new.sender_id is null then
        new.sender_name := null;
    end if;
    return new;
end
$$;
create trigger forget_sender before update of sender_id on app.message_reports
    for each row execute function private.forget_reported();
create trigger forget_sender before update of sender_id on app.reported_messages
    for each row execute function private.forget_reported();
create function private.forget_reporter() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    if new.reporter_id is null then
        new.reporter_name := null;
    end if;
    return new;
end
$$;
create trigger forget_reporter before update of reporter_id on app.message_reports
    for each row execute function private.forget_reporter();
grant execute on function app.report_message(uuid, uuid, text, text) to tp_app;

-- migrate:down

delete from app.notifications where kind in ('message_reported', 'report_closed');
delete from private.owed_notifications where kind in ('message_reported', 'report_closed');
delete from app.notification_kinds where kind in ('message_reported', 'report_closed');
drop table app.reported_messages, app.message_reports;
drop function app.own_reports(), app.report_message(uuid, uuid, text, text), private.guard_report(), private.tell_report_closed(), private.forget_reported(), private.forget_reporter();
