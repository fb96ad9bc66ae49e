-- The newest 50 messages of a conversation as their endpoint asks for them, in one pipeline (R2).
\set n random(1, 200)
\set direct 201 + 50 * (:n - 1) + random(0, 49)
\startpipeline
begin read only;
select id, email, display_name, username, roles, created_at, features, touch_due from app.begin_request(sha256(('bench-' || lpad((:n)::text, 37, '0'))::bytea));
select exists (select from app.conversation_participants where conversation_id = md5('direct-' || (:direct)::text)::uuid and user_id = app.caller() and (left_at is null and can_write or true));
select coalesce(p.left_revision, c.revision)::text, m.id, m.seq, m.sender_id, m.content, m.created_at, case when p.left_at is null or m.read_at <= p.left_at then m.read_at end, case when m.sender_id = p.user_id then m.client_key end from app.conversation_participants p left join app.conversations c on c.id = p.conversation_id and p.left_at is null left join lateral ( select * from app.messages where conversation_id = p.conversation_id and seq < coalesce(null::bigint, 9223372036854775807) and seq <= coalesce(p.left_seq, 9223372036854775807) order by seq desc limit 50 + 1) m on true where p.conversation_id = md5('direct-' || (:direct)::text)::uuid and p.user_id = app.caller() order by m.seq desc;
commit;
\endpipeline
