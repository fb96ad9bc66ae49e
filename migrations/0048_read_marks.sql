-- migrate:up

-- How far the others who are in the conversation now have read: of those whose receipts are on, for whose own are on.
create function app.read_marks(conversation uuid, out user_id uuid, out last_read_seq bigint) returns setof record
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
    select other.user_id, other.last_read_seq
    from app.conversation_participants own
    join app.conversation_participants other
        on other.conversation_id = own.conversation_id and other.user_id <> own.user_id
    where own.conversation_id = conversation and own.user_id = app.current_user_id()
      and own.left_at is null and own.read_receipts and other.left_at is null and other.read_receipts
    order by other.user_id
$$;

-- The caller's own switch, which is no business of those who see the caller's name.
create function app.own_read_receipts() returns boolean
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$ select read_receipts from app.users where id = app.current_user_id() $$;
grant execute on function app.read_marks(uuid), app.own_read_receipts() to tp_app;

-- migrate:down

drop function app.read_marks(uuid), app.own_read_receipts();
