-- migrate:up

-- What changes is told on the channel `live` of NOTIFY: with the commit, in the order of the commits, and not at all where
-- it is rolled back. Each is a kind and ids; background/publish_events asks private.live_events for whom they are.
-- The same text told twice in a transaction arrives once, so that a hundred assignments are one event.

create function private.tell_message() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    perform pg_notify('live', 'message ' || new.conversation_id || ' ' || new.seq);
    return null;
end
$$;
create trigger tell_message after insert on app.messages
    for each row execute function private.tell_message();

-- Many at once, which quote one that was edited, are told as one change of the conversation.
create function private.tell_changed_messages() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    perform pg_notify('live', case when c.several <= 20 then 'message_changed ' || c.conversation_id || ' ' || c.seq
                                   else 'conversation ' || c.conversation_id end)
        from (select n.conversation_id, n.seq, count(*) over (partition by n.conversation_id) as several
              from new_messages n join old_messages o using (conversation_id, seq)
              where n.changed_revision is distinct from o.changed_revision) c;
    return null;
end
$$;
create trigger tell_changed_messages after update on app.messages
    referencing old table as old_messages new table as new_messages
    for each statement execute function private.tell_changed_messages();

create function private.tell_read() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    perform pg_notify('live', 'read ' || new.conversation_id || ' ' || new.user_id || ' ' || new.last_read_seq);
    return null;
end
$$;
-- Who reads by writing is told of by the message. (Zero: no trigger is at work around this update.)
create trigger tell_read after update of last_read_seq on app.conversation_participants
    for each row when (new.last_read_seq > old.last_read_seq and pg_trigger_depth() = 0)
    execute function private.tell_read();

create function private.tell_conversation() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    perform pg_notify('live', 'conversation ' || new.id);
    return null;
end
$$;
-- Whoever joins or leaves changes the roster.
create trigger tell_conversation after update of roster, title, is_announcement on app.conversations
    for each row when ((old.roster, old.title, old.is_announcement) is distinct from (new.roster, new.title, new.is_announcement))
    execute function private.tell_conversation();

-- To one participant alone: what shows to nobody else, and having left, after which no roster has one in it.
create function private.tell_participant() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    perform pg_notify('live', 'participant ' || new.conversation_id || ' ' || new.user_id);
    return null;
end
$$;
create trigger tell_participant after update on app.conversation_participants
    for each row when (old.left_at is distinct from new.left_at or old.own_revision <> new.own_revision)
    execute function private.tell_participant();

create function private.tell_notification() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    perform pg_notify('live', 'notification ' || new.recipient_id);
    return null;
end
$$;
create trigger tell_notification after insert or update on app.notifications
    for each row when (new.in_app) execute function private.tell_notification();

create function private.tell_connection() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    perform pg_notify('live', 'connection ' || new.coach_id || ' ' || new.athlete_id);
    return null;
end
$$;
create trigger tell_connection after insert or update on app.coach_athletes
    for each row execute function private.tell_connection();

create function private.tell_sharing() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform pg_notify('live', 'connection ' || c.coach_id || ' ' || c.athlete_id)
        from app.coach_athletes c where c.athlete_id = new.athlete_id and c.status in ('active', 'inactive');
    return null;
end
$$;
create trigger tell_sharing after update on app.sharing_settings
    for each row when (old is distinct from new) execute function private.tell_sharing();

create function private.tell_invitation() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform pg_notify('live', concat_ws(' ', 'invitation', new.coach_id, coalesce(new.recipient_id, (
        select u.id from app.users u where lower(u.email) = lower(new.email) and u.email_verified_at is not null))));
    return null;
end
$$;
create trigger tell_invitation after insert or update of status, sent_at on app.invitations
    for each row execute function private.tell_invitation();

create function private.tell_assignment() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    perform pg_notify('live', concat_ws(' ', 'assignment', coalesce(new.athlete_id, old.athlete_id),
                                        coalesce(new.coach_id, old.coach_id)));
    return null;
end
$$;
create trigger tell_assignment after insert or update or delete on app.workout_assignments
    for each row execute function private.tell_assignment();

create function private.tell_log() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    perform pg_notify('live', 'log ' || coalesce(new.athlete_id, old.athlete_id));
    return null;
end
$$;
create trigger tell_log after insert or update or delete on app.workout_logs
    for each row execute function private.tell_log();

-- The pages of a session that has ended must not go on listening. One that ended by itself may have been swept away before
-- anybody looked; of one that ended longer ago than that they don't.
create function private.tell_ended_sessions() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform pg_notify('live', 'session ' || user_id) from (select distinct user_id from ended where ends_at > now() - interval '1 minute') u;
    return null;
end
$$;
create trigger tell_ended_sessions after delete on private.sessions
    referencing old table as ended for each statement execute function private.tell_ended_sessions();

-- Nor must those that were opened with a token that another one has taken the place of.
create function private.tell_replaced_token() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    perform pg_notify('live', 'session ' || new.user_id);
    return null;
end
$$;
create trigger tell_replaced_token after update of token_hash on private.sessions
    for each row when (old.token_hash <> new.token_hash) execute function private.tell_replaced_token();

-- When a session ends by itself: kept beside it, for whoever looks every few seconds which ones have.
alter table private.sessions add column ends_at timestamptz;
update private.sessions set ends_at = least(expires_at, last_seen_at + idle_timeout);
alter table private.sessions alter column ends_at set not null;
create index sessions_by_end on private.sessions (ends_at);

create function private.set_end_of_session() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    new.ends_at := least(new.expires_at, new.last_seen_at + new.idle_timeout);
    return new;
end
$$;
create trigger set_end_of_session before insert or update of expires_at, last_seen_at, idle_timeout on private.sessions
    for each row execute function private.set_end_of_session();

-- Whose session has ended by itself since the last look, and when this one is. One row at least.
create function private.ended_sessions(since timestamptz) returns table (looked_at timestamptz, user_id uuid)
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
    select now(), s.user_id from (values (1)) one
    left join (select distinct e.user_id from private.sessions e
               where e.ends_at <= now() and e.ends_at > coalesce(since, now())) s on true
$$;
grant execute on function private.ended_sessions(timestamptz) to tp_worker;

-- Who in the conversation is told that the caller is typing is private.live_events' to say.
create function app.announce_typing(conversation uuid) returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    caller uuid := app.current_user_id();
begin
    perform from app.conversation_participants
        where conversation_id = conversation and user_id = caller and left_at is null and can_write;
    if not found then
        raise exception 'may not write here' using errcode = case
            when exists (select from app.conversation_participants
                         where conversation_id = conversation and user_id = caller) then 'TP008'
            else '42501' end;
    end if;
    perform pg_notify('live', 'typing ' || conversation || ' ' || caller);
end
$$;
grant execute on function app.announce_typing(uuid) to tp_app;

-- For whom an event is: channels with commas between. At most a hundred in one, which is what nginx takes at once.
create function private.live_channels(users uuid[]) returns setof text
language sql immutable
set search_path = pg_catalog, pg_temp
as $$
    select string_agg(u.id::text, ',') from unnest(users) with ordinality u (id, place)
    group by (u.place - 1) / 100 order by (u.place - 1) / 100
$$;

-- Everybody's, to be closed where nobody knows what was missed.
create function private.all_live_channels() returns table (channels text)
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$ select private.live_channels(array(select id from app.users)) $$;
grant execute on function private.all_live_channels() to tp_worker;

-- Who may see an athlete's logs: the athlete, and coaches by permission and sharing.
create function private.viewers_of_logs(athlete uuid) returns uuid[]
language sql stable
set search_path = pg_catalog, pg_temp
as $$
    select athlete || array(
        select c.coach_id from app.coach_athletes c join app.sharing_settings s on s.athlete_id = c.athlete_id
        where c.athlete_id = athlete and c.status = 'active' and c.can_view_workouts and s.workouts)
$$;

-- Who hears of something in a conversation: of a message, who is in it and sees the message; of a read mark, its owner and,
-- where both show theirs, the others; of typing, the others; of anything else, all.
create function private.live_participants(conversation uuid, kind text, who uuid, number bigint) returns uuid[]
language sql stable
set search_path = pg_catalog, pg_temp
as $$
    select array(
        select p.user_id from app.conversation_participants p
        where p.conversation_id = conversation and p.left_at is null
          and case kind
              when 'message' then app.sees(p, number)
              when 'message_changed' then app.sees(p, number)
              when 'typing' then p.user_id <> who
              when 'read' then p.user_id = who or p.read_receipts and exists (
                  select from app.conversation_participants r
                  where r.conversation_id = conversation and r.user_id = who and r.read_receipts)
              else true end)
$$;

-- What was told as what is published, in its order. No event: the channels are to be closed. Anybody may NOTIFY, so that
-- what is not of the known shapes is left out.
create function private.live_events(told text[]) returns table (channels text, event text)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    one text;
    kind text;
    ids uuid[];
    number bigint;
    recipients uuid[];
begin
    foreach one in array told loop
        continue when one !~ '^[a-z_]+( [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}){1,2}( [0-9]{1,18})?$';
        kind := split_part(one, ' ', 1);
        ids := array(select m[1]::uuid from regexp_matches(one, ' ([0-9a-f-]{36})', 'g') m);
        number := substring(one from ' ([0-9]{1,18})$');
        if kind in ('message', 'message_changed', 'read', 'typing', 'conversation') then
            recipients := private.live_participants(ids[1], kind, ids[2], number);
            event := json_strip_nulls(json_build_object('kind', kind, 'conversationId', ids[1], 'seq', number, 'userId', ids[2]));
        elsif kind = 'participant' then
            recipients := ids[2:2];
            event := json_build_object('kind', 'conversation', 'conversationId', ids[1]);
        elsif kind in ('notification', 'connection', 'invitation') then
            recipients := ids;
            event := json_build_object('kind', kind);
        elsif kind = 'assignment' then
            -- A former coach hears no more of when somebody trains.
            recipients := ids[1] || array(select c.coach_id from app.coach_athletes c
                                          where c.athlete_id = ids[1] and c.coach_id = ids[2] and c.status = 'active');
            event := json_build_object('kind', kind);
        elsif kind = 'log' then
            recipients := private.viewers_of_logs(ids[1]);
            event := json_build_object('kind', kind, 'userId', ids[1]);
        elsif kind = 'session' then
            recipients := ids;
            event := null;
        else
            continue;
        end if;
        for channels in select private.live_channels(recipients) loop
            return next;
        end loop;
    end loop;
end
$$;
grant execute on function private.live_events(text[]) to tp_worker;

-- migrate:down

drop function private.live_events(text[]), private.live_participants(uuid, text, uuid, bigint), private.viewers_of_logs(uuid),
    private.all_live_channels(), private.live_channels(uuid[]),
    app.announce_typing(uuid), private.ended_sessions(timestamptz);
drop trigger set_end_of_session on private.sessions;
drop function private.set_end_of_session();
alter table private.sessions drop column ends_at;
drop trigger tell_replaced_token on private.sessions;
drop trigger tell_ended_sessions on private.sessions;
drop trigger tell_log on app.workout_logs;
drop trigger tell_assignment on app.workout_assignments;
drop trigger tell_invitation on app.invitations;
drop trigger tell_sharing on app.sharing_settings;
drop trigger tell_connection on app.coach_athletes;
drop trigger tell_notification on app.notifications;
drop trigger tell_participant on app.conversation_participants;
drop trigger tell_conversation on app.conversations;
drop trigger tell_read on app.conversation_participants;
drop trigger tell_changed_messages on app.messages;
drop trigger tell_message on app.messages;
drop function private.tell_replaced_token(), private.tell_ended_sessions(), private.tell_log(), private.tell_assignment(), private.tell_invitation(),
    private.tell_sharing(), private.tell_connection(), private.tell_notification(), private.tell_participant(),
    private.tell_conversation(), private.tell_read(),
    private.tell_changed_messages(), private.tell_message();
