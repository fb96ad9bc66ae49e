-- migrate:up

-- Who the first layer believes to be asking: what begin_request found in this transaction. Injected SQL could overwrite
-- this setting, so no policy asks it: those go on asking current_user_id(), which looks the session up again. A statement
-- that names the caller by it has one look less at the sessions, for a condition that only repeats the policy's.
create function app.caller() returns uuid
language sql stable parallel safe
return nullif(current_setting('app.caller', true), '')::uuid;
grant execute on function app.caller() to tp_app;

create or replace function app.begin_request(
    token_hash bytea,
    out id uuid, out email text, out display_name text, out username text, out roles text, out created_at timestamptz,
    out features text, out touch_due boolean)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    select u.id, u.email, u.display_name, u.username, array_to_string(u.roles, ','), u.created_at,
           -- Not at every request: that would turn each read into a write.
           s.last_seen_at < now() - least(s.idle_timeout / 30, interval '1 hour')
        into id, email, display_name, username, roles, created_at, touch_due
        from private.sessions s join app.users u on u.id = s.user_id
        where s.token_hash = begin_request.token_hash
          and now() < s.expires_at and now() < s.last_seen_at + s.idle_timeout;
    perform set_config('app.session', coalesce(encode(begin_request.token_hash, 'hex'), ''), true),
            set_config('app.caller', coalesce(begin_request.id::text, ''), true);
    features := coalesce((select json_object_agg(f.name, f.enabled)::text from app.feature_flags f), '{}');
    touch_due := coalesce(touch_due, false);
end
$$;

-- One look for each conversation, not all of the caller's for the sake of one: as quick for the list, and reading or writing
-- in one conversation no longer costs more the more others there are.
alter policy select_as_participant on app.conversations
    using (exists (select from app.my_conversations m where m.conversation_id = conversations.id));
alter policy insert_own on app.messages
    with check (sender_id = (select app.current_user_id())
                and exists (select from app.my_conversations m where m.conversation_id = messages.conversation_id));

-- migrate:down

alter policy insert_own on app.messages
    with check (sender_id = (select app.current_user_id())
                and conversation_id = any (array(select m.conversation_id from app.my_conversations m)));
alter policy select_as_participant on app.conversations
    using (id = any (array(select conversation_id from app.my_conversations)));

create or replace function app.begin_request(
    token_hash bytea,
    out id uuid, out email text, out display_name text, out username text, out roles text, out created_at timestamptz,
    out features text, out touch_due boolean)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    perform set_config('app.session', coalesce(encode(begin_request.token_hash, 'hex'), ''), true);
    select u.id, u.email, u.display_name, u.username, array_to_string(u.roles, ','), u.created_at,
           -- Not at every request: that would turn each read into a write.
           s.last_seen_at < now() - least(s.idle_timeout / 30, interval '1 hour')
        into id, email, display_name, username, roles, created_at, touch_due
        from private.sessions s join app.users u on u.id = s.user_id
        where s.token_hash = begin_request.token_hash
          and now() < s.expires_at and now() < s.last_seen_at + s.idle_timeout;
    features := coalesce((select json_object_agg(f.name, f.enabled)::text from app.feature_flags f), '{}');
    touch_due := coalesce(touch_due, false);
end
$$;

drop function app.caller();
