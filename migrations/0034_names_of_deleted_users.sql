-- migrate:up

-- What others keep of somebody loses the name with the account: the athlete's history of coaches, the access log, and
-- invitations that went to the address.
create function private.forget_coach() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    new.coach_name := 'Deleted user';
    return new;
end
$$;
create trigger forget_coach before update of coach_id on app.past_connections
    for each row when (new.coach_id is null) execute function private.forget_coach();

create function private.forget_reader() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    new.actor_name := 'Deleted user';
    new.ip_address := null;
    new.user_agent := null;
    return new;
end
$$;
create trigger forget_reader before update of actor_id on app.data_access_log
    for each row when (new.actor_id is null) execute function private.forget_reader();

create function private.forget_invitations() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    delete from app.invitations i where i.responded_by = old.id or lower(i.email) = lower(old.email);
    delete from private.mail_outbox m
        where m.template in ('invitation', 'invitation_received') and m.details ->> 'nonce' in (
            select i.code_nonce from app.invitations i where i.coach_id = old.id);
    return old;
end
$$;
create trigger forget_invitations before delete on app.users
    for each row execute function private.forget_invitations();

-- A message under way when its sender's account goes meets an ended right, no hole.
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
                or not exists (select from app.users u where u.id = new.sender_id) then 'TP008'
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
        where conversation_id = new.conversation_id and user_id = new.sender_id and left_at is null and can_write
        for no key update;
    if not found then
        raise exception 'not in this conversation' using errcode = case
            when exists (select from app.conversation_participants
                         where conversation_id = new.conversation_id and user_id = new.sender_id) then 'TP008'
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
drop trigger forget_invitations on app.users;
drop trigger forget_reader on app.data_access_log;
drop trigger forget_coach on app.past_connections;
drop function private.forget_invitations(), private.forget_reader(), private.forget_coach();
