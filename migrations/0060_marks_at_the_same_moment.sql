-- migrate:up

-- As in 0011, but the mark of the conversation is compared once it can't move any more. Whoever was last behind moves it at
-- their commit to where the next one stands; who was the next one and reads on at that moment must see it there, or the
-- conversation's mark stays behind everybody's for good.
create or replace function private.mark_messages_read() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    all_have_read bigint;
begin
    select read_seq into all_have_read from app.conversations where id = new.conversation_id for no key update;
    if old.last_read_seq <= all_have_read then
        perform private.advance_read_mark(new.conversation_id);
    end if;
    return null;
end
$$;
-- Who is alone there moves it nowhere: it is moved when somebody joins or comes back, or it would stay behind for good as well.
create function private.advance_joined() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform private.advance_read_mark(conversation_id)
        from (select distinct conversation_id from changed order by conversation_id) c;
    return null;
end
$$;
create trigger then_advance_joined after insert on app.conversation_participants referencing new table as changed
    for each statement execute function private.advance_joined();
create function private.advance_returned() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform private.advance_read_mark(new.conversation_id);
    return null;
end
$$;
create trigger then_advance_returned after update of left_at on app.conversation_participants
    for each row when (old.left_at is not null and new.left_at is null) execute function private.advance_returned();
-- Where that has happened.
do $$ begin
    perform private.advance_read_mark(c.id) from app.conversations c where c.read_seq < (
        select min(p.last_read_seq) from app.conversation_participants p
        where p.conversation_id = c.id and p.left_at is null and p.read_receipts having count(*) > 1);
end $$;

-- migrate:down

drop trigger then_advance_returned on app.conversation_participants;
drop trigger then_advance_joined on app.conversation_participants;
drop function private.advance_returned(), private.advance_joined();
create or replace function private.mark_messages_read() returns trigger
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
