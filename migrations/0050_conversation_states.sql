-- migrate:up

-- How each participant keeps a conversation is that participant's own: the columns of 0046, which update_own lets through.
grant update (muted, pinned, archived_seq, marked_unread) on app.conversation_participants to tp_app;

-- Nobody is told of what is unread in a conversation that is muted, nor of what was deleted.
create or replace function private.notify_unread() returns bigint
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    since timestamptz;
    read_again uuid[];
    one record;
    told bigint := 0;
begin
    select at into since from private.messages_looked_at for update;

    with seen as (
        delete from private.unread_notified n
        where (n.conversation_id, n.user_id) in (
            select r.conversation_id, r.user_id
            from private.unread_notified r join app.conversation_participants p
                on p.conversation_id = r.conversation_id and p.user_id = r.user_id
            where p.last_read_seq >= r.seq or p.left_at is not null
               or not exists (select from app.messages m
                              where m.conversation_id = p.conversation_id and m.seq > p.last_read_seq and m.deleted_at is null)
            limit 250)
        returning n.conversation_id, n.user_id),
    taken_back as (
        update app.notifications n set read_at = now() from seen
        where n.recipient_id = seen.user_id and n.kind = 'message' and n.source_id = seen.conversation_id
          and n.read_at is null)
    select coalesce(array_agg(conversation_id), '{}') into read_again from seen;

    for one in
        select p.conversation_id, p.user_id, c.last_seq, c.title, m.sender_id
        from (select r.conversation_id from app.messages r
              -- Two minutes: the one of waiting, and what was not committed yet the last time.
              where r.id >= private.first_id_at(since - interval '2 minutes')
              union select unnest(read_again)) recent
        join app.conversations c on c.id = recent.conversation_id
        join app.conversation_participants p
            on p.conversation_id = c.id and p.left_at is null and p.last_read_seq < c.last_seq and not p.muted
        join lateral (select m.sender_id, m.created_at from app.messages m
                      where m.conversation_id = c.id and m.seq > p.last_read_seq and m.deleted_at is null
                      order by m.seq limit 1) m on true
        where m.created_at <= now() - interval '1 minute'
          and not exists (select from private.unread_notified n
                          where n.conversation_id = p.conversation_id and n.user_id = p.user_id)
        -- What is read again is found this once, and is never more than was read.
        order by recent.conversation_id = any (read_again) desc
        limit 500
    loop
        perform private.notify(one.user_id, 'message', one.sender_id, one.conversation_id,
                               jsonb_strip_nulls(jsonb_build_object('title', one.title)));
        insert into private.unread_notified (conversation_id, user_id, seq)
            values (one.conversation_id, one.user_id, one.last_seq);
        told := told + 1;
    end loop;
    if told < 500 then
        update private.messages_looked_at set at = now();
    end if;
    return told;
end
$$;

-- migrate:down

create or replace function private.notify_unread() returns bigint
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    since timestamptz;
    read_again uuid[];
    one record;
    told bigint := 0;
begin
    select at into since from private.messages_looked_at for update;

    with seen as (
        delete from private.unread_notified n
        where (n.conversation_id, n.user_id) in (
            select r.conversation_id, r.user_id
            from private.unread_notified r join app.conversation_participants p
                on p.conversation_id = r.conversation_id and p.user_id = r.user_id
            where p.last_read_seq >= r.seq or p.left_at is not null
            limit 250)
        returning n.conversation_id, n.user_id),
    taken_back as (
        update app.notifications n set read_at = now() from seen
        where n.recipient_id = seen.user_id and n.kind = 'message' and n.source_id = seen.conversation_id
          and n.read_at is null)
    select coalesce(array_agg(conversation_id), '{}') into read_again from seen;

    for one in
        select p.conversation_id, p.user_id, c.last_seq, c.title, m.sender_id
        from (select r.conversation_id from app.messages r
              -- Two minutes: the one of waiting, and what was not committed yet the last time.
              where r.id >= private.first_id_at(since - interval '2 minutes')
              union select unnest(read_again)) recent
        join app.conversations c on c.id = recent.conversation_id
        join app.conversation_participants p
            on p.conversation_id = c.id and p.left_at is null and p.last_read_seq < c.last_seq
        join app.messages m on m.conversation_id = c.id and m.seq = p.last_read_seq + 1
        where m.created_at <= now() - interval '1 minute'
          and not exists (select from private.unread_notified n
                          where n.conversation_id = p.conversation_id and n.user_id = p.user_id)
        -- What is read again is found this once, and is never more than was read.
        order by recent.conversation_id = any (read_again) desc
        limit 500
    loop
        perform private.notify(one.user_id, 'message', one.sender_id, one.conversation_id,
                               jsonb_strip_nulls(jsonb_build_object('title', one.title)));
        insert into private.unread_notified (conversation_id, user_id, seq)
            values (one.conversation_id, one.user_id, one.last_seq);
        told := told + 1;
    end loop;
    if told < 500 then
        update private.messages_looked_at set at = now();
    end if;
    return told;
end
$$;
revoke update (muted, pinned, archived_seq, marked_unread) on app.conversation_participants from tp_app;
