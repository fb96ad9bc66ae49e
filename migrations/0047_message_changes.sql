-- migrate:up

-- What changes a message goes through here: nobody may update one. Each locks in the order of 0010, the conversation before
-- the message, so that an edit, a deletion, a reaction and an answer that quotes take turns.

-- A message of the caller's own, which has the conversation locked from here on.
create function private.hold_own_message(conversation uuid, message uuid, me uuid) returns app.messages
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    own app.messages;
begin
    perform from app.conversations where id = conversation for no key update;
    select * into own from app.messages m
        where m.conversation_id = conversation and m.id = message and m.sender_id = me;
    if not found then
        raise insufficient_privilege using message = 'not an own message of this conversation';
    end if;
    return own;
end
$$;

-- The caller's own message gets another content within 15 minutes of sending; the earlier one is kept.
create function app.edit_message(conversation uuid, message uuid, content text) returns void
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

-- Answers that are kept, should a request be repeated, have a message's words as well: that of the request that sent it, and
-- others' to whom it was quoted or the last one of a conversation.
create function private.forget_kept_answers(conversation uuid, message uuid, sender uuid, sent_with text) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    update app.idempotency_keys k set status = null, body = null where k.user_id = sender and k.key = sent_with;
    update app.idempotency_keys k
        set body = case when k.body::jsonb #>> '{replyTo,id}' = message::text
                        then jsonb_set(jsonb_set(k.body::jsonb, '{replyTo,excerpt}', '""'), '{replyTo,deleted}', 'true')
                        else jsonb_set(k.body::jsonb, '{lastMessage,content}', '""') end::text
        from app.conversation_participants p
        where p.conversation_id = conversation and k.user_id = p.user_id
          -- In this order: an answer may be empty, which is no JSON.
          and case when strpos(k.body, message::text) > 0
                   then message::text in (k.body::jsonb #>> '{replyTo,id}', k.body::jsonb #>> '{lastMessage,id}') end;
end
$$;

-- Of the caller's own message nothing is left but its place. Again: nothing happens. Those who left see it go as well.
create function app.delete_message(conversation uuid, message uuid) returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    me uuid := app.current_user_id();
    own app.messages;
begin
    perform from app.conversation_participants p
        where p.conversation_id = conversation and (p.user_id = me or p.left_at is not null)
        order by p.user_id for no key update;
    perform private.hold_place(conversation, false);
    own := private.hold_own_message(conversation, message, me);
    if own.deleted_at is not null then
        return;
    end if;
    update app.messages m
        set content = '', reply_to_seq = null, reply = null, mentions = '{}', edited_at = null, reactions = '[]',
            deleted_at = clock_timestamp(), changed_revision = private.next_revision(conversation)
        where m.conversation_id = own.conversation_id and m.seq = own.seq;
    delete from app.message_edits e where e.conversation_id = own.conversation_id and e.seq = own.seq;
    delete from app.message_reactions r where r.conversation_id = own.conversation_id and r.seq = own.seq;
    update app.conversation_participants p set left_revision = c.revision
        from app.conversations c
        where c.id = own.conversation_id and p.conversation_id = c.id and p.left_seq >= own.seq;
    perform private.forget_kept_answers(conversation, message, me, own.client_key);
end
$$;

-- A message that the caller sees and may react to, which has the conversation locked from here on.
create function private.hold_shown_message(conversation uuid, message uuid, place app.conversation_participants)
returns app.messages
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    shown app.messages;
begin
    perform from app.conversations where id = conversation for no key update;
    select * into shown from app.messages m
        where m.conversation_id = conversation and m.id = message and app.sees(place, m.seq);
    if not found then
        raise insufficient_privilege using message = 'no message of this conversation that the caller sees';
    end if;
    return shown;
end
$$;

-- Again: nothing happens.
create function app.add_reaction(conversation uuid, message uuid, emoji text) returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    place app.conversation_participants := private.hold_place(conversation, true);
    shown app.messages := private.hold_shown_message(conversation, message, place);
    others text[];
begin
    if shown.deleted_at is not null then
        raise exception 'message_deleted' using errcode = 'TP141';
    end if;
    select array_agg(distinct r.emoji) into others from app.message_reactions r
        where r.conversation_id = shown.conversation_id and r.seq = shown.seq and r.emoji <> add_reaction.emoji;
    if cardinality(others) >= 20 then
        raise exception 'too_many_reactions' using errcode = 'TP142';
    end if;
    insert into app.message_reactions (conversation_id, seq, user_id, emoji)
        values (shown.conversation_id, shown.seq, place.user_id, add_reaction.emoji)
        on conflict do nothing;
end
$$;

create function app.remove_reaction(conversation uuid, message uuid, emoji text) returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    place app.conversation_participants := private.hold_place(conversation, true);
    shown app.messages := private.hold_shown_message(conversation, message, place);
begin
    delete from app.message_reactions r
        where r.conversation_id = shown.conversation_id and r.seq = shown.seq and r.user_id = place.user_id
          and r.emoji = remove_reaction.emoji;
end
$$;
grant execute on function app.edit_message(uuid, uuid, text), app.delete_message(uuid, uuid),
    app.add_reaction(uuid, uuid, text), app.remove_reaction(uuid, uuid, text) to tp_app;

-- migrate:down

drop function app.edit_message(uuid, uuid, text), app.delete_message(uuid, uuid), app.add_reaction(uuid, uuid, text),
    app.remove_reaction(uuid, uuid, text), private.forget_kept_answers(uuid, uuid, uuid, text),
    private.hold_own_message(uuid, uuid, uuid),
    private.hold_shown_message(uuid, uuid, app.conversation_participants);
