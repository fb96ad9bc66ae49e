-- migrate:up

-- As in 0047, but for the limit: every earlier version is kept, so a message has 20 at most.
create or replace function app.edit_message(conversation uuid, message uuid, content text) returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    place app.conversation_participants := private.hold_place(conversation, true);
    own app.messages := private.hold_own_message(conversation, message, place.user_id);
    at timestamptz := clock_timestamp();
    earlier bigint;
begin
    if own.deleted_at is not null then
        raise exception 'message_deleted' using errcode = 'TP141';
    elsif at > own.created_at + interval '15 minutes' then
        raise exception 'edit_too_late' using errcode = 'TP140';
    elsif own.content = edit_message.content then
        return;
    end if;
    select count(*) into earlier from app.message_edits e
        where e.conversation_id = own.conversation_id and e.seq = own.seq;
    if earlier >= 20 then
        raise exception 'too_many_edits' using errcode = 'TP144';
    end if;
    insert into app.message_edits (conversation_id, seq, version, content, written_at, replaced_at)
        values (own.conversation_id, own.seq, earlier + 1, own.content, coalesce(own.edited_at, own.created_at), at);
    update app.messages m
        set content = edit_message.content, edited_at = at, changed_revision = private.next_revision(conversation)
        where m.conversation_id = own.conversation_id and m.seq = own.seq;
end
$$;

-- migrate:down

create or replace function app.edit_message(conversation uuid, message uuid, content text) returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    place app.conversation_participants := private.hold_place(conversation, true);
    own app.messages := private.hold_own_message(conversation, message, place.user_id);
    at timestamptz := clock_timestamp();
begin
    if own.deleted_at is not null then
        raise exception 'message_deleted' using errcode = 'TP141';
    elsif at > own.created_at + interval '15 minutes' then
        raise exception 'edit_too_late' using errcode = 'TP140';
    elsif own.content = edit_message.content then
        return;
    end if;
    insert into app.message_edits (conversation_id, seq, version, content, written_at, replaced_at)
        select own.conversation_id, own.seq, count(*) + 1, own.content, coalesce(own.edited_at, own.created_at), at
        from app.message_edits e where e.conversation_id = own.conversation_id and e.seq = own.seq;
    update app.messages m
        set content = edit_message.content, edited_at = at, changed_revision = private.next_revision(conversation)
        where m.conversation_id = own.conversation_id and m.seq = own.seq;
end
$$;
