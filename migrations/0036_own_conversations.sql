-- migrate:up

-- What the caller sees of each conversation: as it is, or as it was when the caller left, with the last message. The rule is
-- the one of the policies, asked once for the whole list and not once for each conversation in it.
create function app.own_conversations() returns table (
    id uuid, user_id uuid, revision bigint, is_group boolean, title text, created_at timestamptz, roster text,
    last_activity timestamptz, last_seq bigint, last_read_seq bigint, last_message_id uuid, last_sender_id uuid,
    last_content text, last_message_at timestamptz, last_read_at timestamptz, last_client_key text)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
        select p.conversation_id, p.user_id, coalesce(p.left_revision, c.revision), coalesce(p.left_is_group, c.is_group),
               case when p.left_at is null then c.title else p.left_title end, coalesce(p.left_created_at, c.created_at),
               coalesce(p.left_roster, c.roster), coalesce(p.left_last_message_at, c.last_message_at),
               coalesce(p.left_seq, c.last_seq), p.last_read_seq,
               -- Who is in it finds the last message beside the conversation; who left looks at the last one of that time.
               coalesce(m.id, c.last_message_id), coalesce(m.sender_id, c.last_sender_id),
               coalesce(m.content, c.last_content), coalesce(m.created_at, c.last_message_at),
               case when p.left_at is null then c.last_read_at when m.read_at <= p.left_at then m.read_at end,
               case when coalesce(m.sender_id, c.last_sender_id) = p.user_id
                    then coalesce(m.client_key, c.last_client_key) end
        from app.conversation_participants p
        left join app.conversations c on c.id = p.conversation_id and p.left_at is null
        left join app.messages m on m.conversation_id = p.conversation_id and m.seq = p.left_seq
        where p.user_id = (select app.current_user_id());
end
$$;
grant execute on function app.own_conversations() to tp_app;

-- migrate:down

drop function app.own_conversations();
