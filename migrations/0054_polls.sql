-- migrate:up

-- Most polls find nothing new. What they ask for is one look each, which checks the session and the right to see by itself:
-- no transaction, identity and assertion go before it. NULL says nothing but that the handler must be asked.

-- Whose sessions they are that have not ended.
create view private.live_sessions with (security_invoker = true) as
    select token_hash, user_id from private.sessions where now() < ends_at;

create function app.messages_revision(token_hash bytea, conversation uuid) returns text
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    return (select coalesce(p.left_revision, c.revision)::text || case when p.read_receipts then '' else ' hidden' end
            from private.live_sessions s
            join app.conversation_participants p on p.user_id = s.user_id
            left join app.conversations c on c.id = p.conversation_id and p.left_at is null
            where s.token_hash = $1 and p.conversation_id = $2);
end
$$;
grant execute on function app.messages_revision(bytea, uuid) to tp_app;

create function app.conversations_revision(token_hash bytea) returns text
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    caller uuid := (select s.user_id from private.live_sessions s where s.token_hash = $1);
begin
    if caller is null then
        return null;
    end if;
    return (select count(*) || ':' || coalesce(sum(coalesce(p.left_revision, c.revision) + p.own_revision), 0) || ':'
                   || coalesce(sum(p.last_read_seq), 0)
            from app.conversation_participants p
            left join app.conversations c on c.id = p.conversation_id and p.left_at is null
            where p.user_id = caller);
end
$$;
grant execute on function app.conversations_revision(bytea) to tp_app;

-- migrate:down
drop function app.conversations_revision(bytea);
drop function app.messages_revision(bytea, uuid);
drop view private.live_sessions;
