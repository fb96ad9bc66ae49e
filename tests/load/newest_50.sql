-- The newest 50 messages of a conversation as their endpoint asks for them, in one pipeline (R2).
\set n random(1, 200)
\set direct 201 + 50 * (:n - 1) + random(0, 49)
\startpipeline
begin read only;
select id, email, display_name, username, roles, created_at, features, touch_due from app.begin_request(sha256(('bench-' || lpad((:n)::text, 37, '0'))::bytea));
select exists (select from app.conversation_participants where conversation_id = md5('direct-' || (:direct)::text)::uuid and user_id = app.caller() and (left_at is null and can_write or true));
select coalesce(p.left_revision, c.revision)::text || case when p.read_receipts then '' else ' hidden' end, m.id, m.seq, m.sender_id, case when p.left_at is null then m.content else (m.past).content end, m.created_at, case when p.read_receipts and (p.left_at is null or m.read_at <= p.left_at) then m.read_at end, case when m.sender_id = p.user_id then m.client_key end, case when m.reply_to_seq is null or not app.sees(p, m.reply_to_seq) then null when p.left_at is null then m.reply else (m.past).reply end, to_json(m.mentions)::text, case when p.left_at is null then m.edited_at else (m.past).edited_at end, m.deleted_at, case when p.left_at is null then m.reactions else (m.past).reactions end, m.changed_revision, coalesce(p.left_revision, c.revision) from app.conversation_participants p left join app.conversations c on c.id = p.conversation_id and p.left_at is null left join lateral ( select m.*, case when p.left_at is not null then app.message_then(m, p.left_at) end as past from app.messages m where m.conversation_id = p.conversation_id and m.seq > p.joined_seq and m.seq <= coalesce(p.left_seq, 9223372036854775807) and (isempty(p.gaps) or not p.gaps @> m.seq) and m.seq < coalesce(null::bigint, 9223372036854775807) order by m.seq desc limit 50 + 1) m on true where p.conversation_id = md5('direct-' || (:direct)::text)::uuid and p.user_id = app.caller() order by m.seq desc;
commit;
\endpipeline
