-- migrate:up

-- The last message beside the conversation, which every message writes anyhow: thirty last messages are thirty looks less
-- into the largest table. It was written at last_message_at and has the number last_seq.
alter table app.conversations
    add column last_message_id uuid,
    add column last_sender_id uuid,
    add column last_content text,
    add column last_client_key text,
    add column last_read_at timestamptz;
update app.conversations c
    set last_message_id = m.id, last_sender_id = m.sender_id, last_content = m.content, last_client_key = m.client_key,
        last_read_at = m.read_at
    from app.messages m where m.conversation_id = c.id and m.seq = c.last_seq;

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
            last_message_at = greatest(last_message_at, clock_timestamp()), last_message_id = new.id,
            last_sender_id = new.sender_id, last_content = new.content, last_client_key = new.client_key, last_read_at = null
        where id = new.conversation_id
        returning last_seq, last_message_at into new.seq, new.created_at;
    return new;
end
$$;

create or replace function private.advance_read_mark(conversation uuid) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    before bigint;
    behind bigint;
    seen timestamptz;
begin
    select read_seq into before from app.conversations where id = conversation for no key update;
    select min(last_read_seq) into behind from app.conversation_participants
        where conversation_id = conversation and left_at is null
        having count(*) > 1;
    if behind > before then
        -- The clock, not now(): a message may have been written after this transaction began.
        seen := clock_timestamp();
        update app.messages set read_at = seen
            where conversation_id = conversation and seq > before and seq <= behind and read_at is null;
        update app.conversations set read_seq = behind, revision = revision + 1,
                last_read_at = case when behind >= last_seq then coalesce(last_read_at, seen) end
            where id = conversation;
    end if;
end
$$;

create or replace function private.delete_participant(conversation uuid, account uuid) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    -- Of whom the conversation is closed.
    closing uuid[];
begin
    perform from app.conversation_participants p where p.conversation_id = conversation
        order by p.user_id for no key update;
    select array_agg(p.user_id) into closing
        from app.conversation_participants p join app.conversations c on c.id = p.conversation_id
        where c.id = conversation and (p.user_id = account or c.coach_id = account or not c.is_group);
    perform private.leave_conversation(conversation, closing);
    insert into private.deleted_participants (conversation_id, role_at_join, joined_at, left_at)
        select p.conversation_id, p.role_at_join, p.joined_at, p.left_at from app.conversation_participants p
        where p.conversation_id = conversation and p.user_id = account;
    update app.messages m set sender_id = null, client_key = null
        where m.conversation_id = conversation and m.sender_id = account;
    update app.conversations c set last_sender_id = null, last_client_key = null
        where c.id = conversation and c.last_sender_id = account;
    -- This also writes the roster.
    delete from app.conversation_participants p where p.conversation_id = conversation and p.user_id = account;
    if not exists (select from app.conversation_participants p where p.conversation_id = conversation) then
        delete from app.conversations c where c.id = conversation;
        return;
    end if;
    update app.conversations c
        set coach_id = null,
            direct_athlete_id = case when not c.is_group then '00000000-0000-0000-0000-000000000000'::uuid end
        where c.id = conversation and account in (c.coach_id, c.direct_athlete_id);
    -- Who left before sees the roster of that time.
    update app.conversation_participants p
        set left_roster = private.roster_without(p.left_roster, account), left_revision = c.revision
        from app.conversations c
        where c.id = conversation and p.conversation_id = conversation and p.left_roster is not null;
end
$$;

-- migrate:down

create or replace function private.delete_participant(conversation uuid, account uuid) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    -- Of whom the conversation is closed.
    closing uuid[];
begin
    perform from app.conversation_participants p where p.conversation_id = conversation
        order by p.user_id for no key update;
    select array_agg(p.user_id) into closing
        from app.conversation_participants p join app.conversations c on c.id = p.conversation_id
        where c.id = conversation and (p.user_id = account or c.coach_id = account or not c.is_group);
    perform private.leave_conversation(conversation, closing);
    insert into private.deleted_participants (conversation_id, role_at_join, joined_at, left_at)
        select p.conversation_id, p.role_at_join, p.joined_at, p.left_at from app.conversation_participants p
        where p.conversation_id = conversation and p.user_id = account;
    update app.messages m set sender_id = null, client_key = null
        where m.conversation_id = conversation and m.sender_id = account;
    -- This also writes the roster.
    delete from app.conversation_participants p where p.conversation_id = conversation and p.user_id = account;
    if not exists (select from app.conversation_participants p where p.conversation_id = conversation) then
        delete from app.conversations c where c.id = conversation;
        return;
    end if;
    update app.conversations c
        set coach_id = null,
            direct_athlete_id = case when not c.is_group then '00000000-0000-0000-0000-000000000000'::uuid end
        where c.id = conversation and account in (c.coach_id, c.direct_athlete_id);
    -- Who left before sees the roster of that time.
    update app.conversation_participants p
        set left_roster = private.roster_without(p.left_roster, account), left_revision = c.revision
        from app.conversations c
        where c.id = conversation and p.conversation_id = conversation and p.left_roster is not null;
end
$$;

create or replace function private.advance_read_mark(conversation uuid) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    before bigint;
    behind bigint;
begin
    select read_seq into before from app.conversations where id = conversation for no key update;
    select min(last_read_seq) into behind from app.conversation_participants
        where conversation_id = conversation and left_at is null
        having count(*) > 1;
    if behind > before then
        -- The clock, not now(): a message may have been written after this transaction began.
        update app.messages set read_at = clock_timestamp()
            where conversation_id = conversation and seq > before and seq <= behind and read_at is null;
        update app.conversations set read_seq = behind, revision = revision + 1 where id = conversation;
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

alter table app.conversations
    drop column last_message_id,
    drop column last_sender_id,
    drop column last_content,
    drop column last_client_key,
    drop column last_read_at;
