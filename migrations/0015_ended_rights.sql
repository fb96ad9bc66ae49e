-- migrate:up

-- A right may end between a request's check and its write. That is no fault: TP008 instead of 42501, which stays for
-- who never had it, and so should not have come past the handler's own check.
create or replace function private.hold_active_connection(coach uuid, athlete uuid) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    perform from app.coach_athletes
        where coach_id = coach and athlete_id = athlete and status = 'active' for share;
    if not found then
        raise exception 'no active connection' using errcode = case
            when exists (select from app.coach_athletes where coach_id = coach and athlete_id = athlete) then 'TP008'
            else '42501' end;
    end if;
end
$$;

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

-- migrate:down

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
        raise insufficient_privilege using message = 'not in this conversation';
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

create or replace function private.hold_active_connection(coach uuid, athlete uuid) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    perform from app.coach_athletes
        where coach_id = coach and athlete_id = athlete and status = 'active' for share;
    if not found then
        raise insufficient_privilege using message = 'no active connection';
    end if;
end
$$;
