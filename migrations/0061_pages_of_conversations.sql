-- migrate:up

-- A page of what 0046 lists. Which conversations are on it, and the revision of the whole list, come from a few columns; the
-- rest is made for the page alone. One row with nothing but the revision where none is.
drop function app.own_conversations();
create function app.own_conversations(before timestamptz default null, before_id uuid default null, at_most integer default 2147483647)
returns table (
    list_revision text,
    id uuid, user_id uuid, coach_id uuid, revision bigint, is_group boolean, is_announcement boolean, title text,
    created_at timestamptz, roster text, last_activity timestamptz, last_seq bigint, last_read_seq bigint, can_write
    boolean, muted boolean, pinned boolean, archived boolean, marked_unread boolean, last_message_id uuid,
    last_message_seq bigint, last_sender_id uuid, last_content text, last_message_at timestamptz, last_read_at
    timestamptz, last_client_key text, last_reply text, last_mentions uuid[], last_edited_at timestamptz,
    last_deleted_at timestamptz, last_reactions text)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
    me uuid := app.current_user_id();
    whole_list text;
    page uuid[];
begin
    select count(*) || ':' || coalesce(sum(own.revision), 0) || ':' || coalesce(sum(own.last_read_seq), 0),
           (array_agg(own.id order by own.last_activity desc, own.id desc)
                filter (where before is null or (own.last_activity, own.id) < (before, before_id)))[:at_most]
        into whole_list, page
        -- As in the view.
        from (select p.conversation_id as id, coalesce(p.left_last_message_at, c.last_message_at) as last_activity,
                     coalesce(p.left_revision, c.revision) + p.own_revision as revision, p.last_read_seq
              from app.conversation_participants p join app.conversations c on c.id = p.conversation_id
              where p.user_id = me) own;
    return query select whole_list, l.*
        from (values (true)) revision left join private.listed_conversations l on l.user_id = me and l.id = any (page);
end
$$;

create function app.own_conversation(conversation uuid) returns setof private.listed_conversations
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    return query select * from private.listed_conversations
        where user_id = (select app.current_user_id()) and id = conversation;
end
$$;
grant execute on function app.own_conversations(timestamptz, uuid, integer), app.own_conversation(uuid) to tp_app;

-- migrate:down

drop function app.own_conversation(uuid), app.own_conversations(timestamptz, uuid, integer);
create function app.own_conversations() returns setof private.listed_conversations
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    return query select * from private.listed_conversations where user_id = (select app.current_user_id());
end
$$;
grant execute on function app.own_conversations() to tp_app;
