-- migrate:up

create table app.messages (
    conversation_id uuid not null references app.conversations (id) on delete cascade,
    -- 1, 2, 3 … in commit order: who has seen one has seen all before it.
    seq             bigint not null,
    id              uuid not null unique default app.uuid_v7(),
    sender_id       uuid not null,
    content         text not null check (char_length(content) between 1 and 10000),
    created_at      timestamptz not null,
    -- When the last other participant had read it.
    read_at         timestamptz,
    -- The Idempotency-Key it was sent with: by it the sender's page knows its own message again.
    client_key      text check (char_length(client_key) between 1 and 128),
    primary key (conversation_id, seq),
    foreign key (conversation_id, sender_id)
        references app.conversation_participants (conversation_id, user_id) on delete cascade
);

alter table app.messages enable row level security;
alter table app.messages force row level security;

-- Of the participants only the caller's row shows here. One look for each message, not the caller's conversations once:
-- as quick for the newest message of thirty conversations, and no slower for who has thousands.
create policy select_as_participant on app.messages for select
    using (exists (select from app.conversation_participants p
                   where p.conversation_id = messages.conversation_id
                     and (p.left_seq is null or messages.seq <= p.left_seq)));
create policy insert_own on app.messages for insert
    with check (sender_id = (select app.current_user_id())
                and conversation_id = any (array(select m.conversation_id from app.my_conversations m)));
grant select, insert (conversation_id, content, client_key) on app.messages to tp_app;

-- Numbers a message. The lock on the sender's own row holds the membership until the commit; the one on the
-- conversation's puts its messages in commit order.
create function private.number_message() returns trigger
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
create trigger number_message before insert on app.messages
    for each row execute function private.number_message();

-- Who writes has read what is there.
create function private.read_by_writing() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    update app.conversation_participants set last_read_seq = new.seq
        where conversation_id = new.conversation_id and user_id = new.sender_id;
    return null;
end
$$;
create trigger read_by_writing after insert on app.messages
    for each row execute function private.read_by_writing();

-- A read mark goes forwards only, and not beyond what there is to read.
create function private.keep_read_mark_forward() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    new.last_read_seq := greatest(old.last_read_seq, least(new.last_read_seq, coalesce(
        old.left_seq, (select last_seq from app.conversations where id = new.conversation_id))));
    return new;
end
$$;
create trigger keep_read_mark_forward before update of last_read_seq on app.conversation_participants
    for each row execute function private.keep_read_mark_forward();

-- Only a mark that was the last one behind can make a message read: others cost one look at the conversation.
create function private.mark_messages_read() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if old.last_read_seq <= (select read_seq from app.conversations where id = new.conversation_id) then
        perform private.advance_read_mark(new.conversation_id);
    end if;
    return null;
end
$$;
create trigger mark_messages_read after update of last_read_seq on app.conversation_participants
    for each row when (new.last_read_seq > old.last_read_seq and new.left_at is null)
    execute function private.mark_messages_read();

-- migrate:down

drop trigger mark_messages_read on app.conversation_participants;
drop trigger keep_read_mark_forward on app.conversation_participants;
drop table app.messages;
drop function private.mark_messages_read(), private.keep_read_mark_forward(), private.read_by_writing(),
    private.number_message();
