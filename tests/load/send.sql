-- Sending a message to one other, with its idempotency, as the endpoint does it: three flushes.
\set n random(201, 10200)
\set key random(1, 9000000000000000000)
\startpipeline
begin;
select id, email, display_name, username, roles, created_at, features, touch_due from app.begin_request(sha256(('bench-' || lpad((:n)::text, 37, '0'))::bytea));
select app.count_own_attempt('load', 1000000, interval '1 minute');
insert into app.idempotency_keys as k (key, request_hash) values ((:key)::text, sha256('load')) on conflict (user_id, key) do update set request_hash = excluded.request_hash, status = null, body = null, created_at = now() where k.created_at < now() - interval '24 hours' returning key;
\endpipeline
\startpipeline
select exists (select from app.conversation_participants where conversation_id = md5('direct-' || (:n)::text)::uuid and user_id = app.caller() and (left_at is null and can_write or false));
insert into app.messages (conversation_id, content, client_key, reply_to_seq, mentions) values (md5('direct-' || (:n)::text)::uuid, 'The long run went well, legs felt heavy.', (:key)::text, null::bigint, '{}'::uuid[]) returning id, seq, sender_id, content, created_at, read_at, client_key, reply, to_json(mentions)::text, edited_at, deleted_at, reactions;
\endpipeline
\startpipeline
update app.idempotency_keys set status = 201, body = '{"id":"00000000-0000-0000-0000-000000000000","conversationId":"00000000-0000-0000-0000-000000000000","seq":"1000","senderId":"00000000-0000-0000-0000-000000000000","content":"The long run went well, legs felt heavy.","createdAt":"2026-01-01","readAt":"","clientKey":"00000000"}' where user_id = app.caller() and key = (:key)::text;
select app.hold_session();
commit;
\endpipeline
