-- migrate:up

-- Whoever changes several places or conversations holds them first, in the order of 0010: the places of one conversation by
-- user, then the conversation, then the next one. What is held can be changed in any order.

-- The places of these users, or of all, and the conversation.
create function private.hold_conversation(conversation uuid, users uuid[] default null) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    perform from app.conversation_participants p
        where p.conversation_id = conversation and (users is null or p.user_id = any (users))
        order by p.user_id for no key update;
    perform from app.conversations c where c.id = conversation for no key update;
end
$$;

-- A connection that begins, pauses or ends opens and closes all conversations of the two.
create function private.hold_conversations_of_connection() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform private.hold_conversation(c.id,
                case when c.is_group then array[new.athlete_id] else array[new.coach_id, new.athlete_id] end)
        from (select c.id, c.is_group from app.conversations c join app.conversation_participants p on p.conversation_id = c.id
              where c.coach_id = new.coach_id and p.user_id = new.athlete_id order by c.id) c;
    return new;
end
$$;
-- After what locks the coach's profile and card.
create trigger then_hold_conversations before update of status on app.coach_athletes
    for each row when (old.status is distinct from new.status) execute function private.hold_conversations_of_connection();

-- Who is no coach or athlete any more, or goes, ends several connections, one after the other.
create function private.hold_everything_of_user() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if tg_op = 'UPDATE' and new.roles @> old.roles then
        return new;
    end if;
    if tg_op = 'DELETE' then
        perform from app.coach_athletes c where c.coach_id = old.id or c.athlete_id = old.id order by c.id for update;
    else
        perform from app.coach_athletes c where c.coach_id = old.id or c.athlete_id = old.id order by c.id for no key update;
    end if;
    perform private.hold_conversation(p.conversation_id)
        from (select conversation_id from app.conversation_participants where user_id = old.id order by conversation_id) p;
    return case tg_op when 'DELETE' then old else new end;
end
$$;
-- After keep_last_admin, which locks users; before leave_everything.
create trigger keep_order_of_locks before delete or update of roles on app.users
    for each row execute function private.hold_everything_of_user();

-- The card is locked before the conversations by who connects, so it is renamed before their rosters are.
alter trigger rename_coach_card on app.users rename to first_rename_coach_card;

-- Of the caller's own message nothing is left but its place. Again: nothing happens. Those who left see it go as well, also
-- who leaves while this waits for the conversation.
create or replace function app.delete_message(conversation uuid, message uuid) returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    me uuid := app.current_user_id();
    own app.messages;
begin
    if exists (select from app.conversation_participants p where p.conversation_id = conversation and p.user_id = me) then
        perform private.hold_conversation(conversation);
    end if;
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

-- migrate:down

create or replace function app.delete_message(conversation uuid, message uuid) returns void
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

alter trigger first_rename_coach_card on app.users rename to rename_coach_card;
drop trigger keep_order_of_locks on app.users;
drop trigger then_hold_conversations on app.coach_athletes;
drop function private.hold_everything_of_user(), private.hold_conversations_of_connection(),
    private.hold_conversation(uuid, uuid[]);
