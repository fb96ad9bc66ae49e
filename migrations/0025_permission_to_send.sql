-- migrate:up

-- A coach without the permission to send reads the direct conversation and writes nothing in it; the athlete writes on.
-- Kept beside the participant, whose row every message locks: sending costs no look more, and a permission that ends
-- waits for the message that is under way, or stops it.
alter table app.conversation_participants add column can_write boolean not null default true;

create or replace function private.number_message() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    new.sender_id := app.current_user_id();
    perform from app.conversation_participants
        where conversation_id = new.conversation_id and user_id = new.sender_id and left_at is null and can_write
        for no key update;
    if not found then
        raise exception 'not in this conversation' using errcode = case
            when exists (select from app.conversation_participants
                         where conversation_id = new.conversation_id and user_id = new.sender_id)
                or not exists (select from app.users where id = new.sender_id) then 'TP008'
            else '42501' end;
    end if;
    -- The clock, not now(): a transaction may have begun before another one that got its number earlier.
    update app.conversations
        set last_seq = last_seq + 1, revision = revision + 1,
            last_message_at = greatest(last_message_at, clock_timestamp())
        where id = new.conversation_id
        returning last_seq, last_message_at into new.seq, new.created_at;
    return new;
end
$$;

alter policy insert_own on app.messages
    with check (sender_id = (select app.current_user_id())
                and exists (select from app.conversation_participants p
                            where p.conversation_id = messages.conversation_id
                              and p.user_id = (select app.current_user_id()) and p.left_at is null and p.can_write));

create function private.follow_permission_to_send() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    update app.conversation_participants p set can_write = new.can_send_messages
        from app.conversations c
        where c.coach_id = new.coach_id and c.direct_athlete_id = new.athlete_id
          and p.conversation_id = c.id and p.user_id = new.coach_id;
    return null;
end
$$;
create trigger follow_permission_to_send after update of can_send_messages on app.coach_athletes
    for each row when (old.can_send_messages <> new.can_send_messages)
    execute function private.follow_permission_to_send();

-- For a connection that is held already.
create function private.require_permission_to_send(coach uuid, athlete uuid) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    perform from app.coach_athletes where coach_id = coach and athlete_id = athlete and can_send_messages;
    if not found then
        raise exception 'no permission to send messages' using errcode = 'TP008';
    end if;
end
$$;

create or replace function private.guard_conversation() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if new.direct_athlete_id is not null then
        perform private.hold_active_connection(new.coach_id, new.direct_athlete_id);
        if app.current_user_id() = new.coach_id then
            perform private.require_permission_to_send(new.coach_id, new.direct_athlete_id);
        end if;
    end if;
    return new;
end
$$;

create or replace function private.guard_participant() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    coach uuid;
    direct_athlete uuid;
begin
    select c.coach_id, c.direct_athlete_id, c.last_seq into coach, direct_athlete, new.last_read_seq
        from app.conversations c where c.id = new.conversation_id;
    if new.user_id = coach then
        new.role_at_join := 'coach';
        new.can_write := direct_athlete is null
            or (select a.can_send_messages from app.coach_athletes a
                where a.coach_id = coach and a.athlete_id = direct_athlete);
    else
        perform private.hold_active_connection(coach, new.user_id);
        if direct_athlete is null then
            perform private.require_permission_to_send(coach, new.user_id);
        end if;
        new.role_at_join := 'athlete';
    end if;
    return new;
end
$$;

alter policy insert_direct on app.conversations
    with check ((coach_id = (select app.current_user_id()) or direct_athlete_id = (select app.current_user_id()))
                and exists (select from app.coach_athletes c
                            where c.coach_id = conversations.coach_id and c.athlete_id = direct_athlete_id
                              and c.status = 'active'
                              and (c.can_send_messages or direct_athlete_id = (select app.current_user_id()))));
alter policy insert_own_athletes on app.conversation_participants
    with check (app.owns_group(conversation_id)
                and user_id = any (array(select o.athlete_id from app.open_athletes o where o.messages)));

-- migrate:down

alter policy insert_own_athletes on app.conversation_participants
    with check (app.owns_group(conversation_id)
                and user_id = any (array(select athlete_id from app.my_athletes where status = 'active')));
alter policy insert_direct on app.conversations
    with check ((coach_id = (select app.current_user_id()) or direct_athlete_id = (select app.current_user_id()))
                and exists (select from app.coach_athletes c
                            where c.coach_id = conversations.coach_id and c.athlete_id = direct_athlete_id
                              and c.status = 'active'));

create or replace function private.guard_participant() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    coach uuid;
begin
    select c.coach_id, c.last_seq into coach, new.last_read_seq
        from app.conversations c where c.id = new.conversation_id;
    if new.user_id = coach then
        new.role_at_join := 'coach';
    else
        perform private.hold_active_connection(coach, new.user_id);
        new.role_at_join := 'athlete';
    end if;
    return new;
end
$$;

create or replace function private.guard_conversation() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if new.direct_athlete_id is not null then
        perform private.hold_active_connection(new.coach_id, new.direct_athlete_id);
    end if;
    return new;
end
$$;

drop trigger follow_permission_to_send on app.coach_athletes;
drop function private.require_permission_to_send(uuid, uuid), private.follow_permission_to_send();

alter policy insert_own on app.messages
    with check (sender_id = (select app.current_user_id())
                and exists (select from app.my_conversations m where m.conversation_id = messages.conversation_id));

create or replace function private.number_message() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    new.sender_id := app.current_user_id();
    perform from app.conversation_participants
        where conversation_id = new.conversation_id and user_id = new.sender_id and left_at is null
        for no key update;
    if not found then
        raise exception 'not in this conversation' using errcode = case
            when exists (select from app.conversation_participants
                         where conversation_id = new.conversation_id and user_id = new.sender_id)
                or not exists (select from app.users where id = new.sender_id) then 'TP008'
            else '42501' end;
    end if;
    -- The clock, not now(): a transaction may have begun before another one that got its number earlier.
    update app.conversations
        set last_seq = last_seq + 1, revision = revision + 1,
            last_message_at = greatest(last_message_at, clock_timestamp())
        where id = new.conversation_id
        returning last_seq, last_message_at into new.seq, new.created_at;
    return new;
end
$$;
alter table app.conversation_participants drop column can_write;
