-- The newest 50 messages of a conversation as their endpoint asks for them, in one pipeline (R2).
\set n random(1, 200)
\set direct 201 + 50 * (:n - 1) + random(0, 49)
\startpipeline
begin read only;
select id, email, display_name, username, roles, created_at, features, touch_due from app.begin_request(sha256(('bench-' || lpad((:n)::text, 37, '0'))::bytea));
select exists (select from app.conversation_participants where conversation_id = md5('direct-' || (:direct)::text)::uuid and user_id = (select app.current_user_id()) and (left_at is null or true));
select coalesce(p.left_revision, c.revision)::text from app.conversation_participants p left join app.conversations c on c.id = p.conversation_id and p.left_at is null where p.conversation_id = md5('direct-' || (:direct)::text)::uuid and p.user_id = (select app.current_user_id());
select m.id, m.seq, m.sender_id, m.content, m.created_at, m.read_at, case when m.sender_id = p.user_id then m.client_key end from app.conversation_participants p join app.messages m on m.conversation_id = p.conversation_id where p.conversation_id = md5('direct-' || (:direct)::text)::uuid and p.user_id = (select app.current_user_id()) and m.seq < coalesce(null::bigint, 9223372036854775807) and m.seq <= coalesce(p.left_seq, 9223372036854775807) order by m.seq desc limit 51;
commit;
\endpipeline
