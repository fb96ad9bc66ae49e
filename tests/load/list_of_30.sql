-- The conversation list as its endpoint asks for it, in one pipeline (R1).
\set n random(1, 200)
\startpipeline
begin read only;
select id, email, display_name, username, roles, created_at, features, touch_due from app.begin_request(sha256(('bench-' || lpad((:n)::text, 37, '0'))::bytea));
select count(*) || ':' || coalesce(sum(coalesce(p.left_revision, c.revision)), 0) || ':' || coalesce(sum(p.last_read_seq), 0) from app.conversation_participants p left join app.conversations c on c.id = p.conversation_id and p.left_at is null where p.user_id = (select app.current_user_id());
select l.id, l.is_group, l.title, l.created_at, l.roster, l.unread, l.last_activity, m.id, m.seq, m.sender_id, m.content, m.created_at, m.read_at, case when m.sender_id = l.me then m.client_key end from (select p.conversation_id as id, p.user_id as me, coalesce(p.left_is_group, c.is_group) as is_group, case when p.left_at is null then c.title else p.left_title end as title, coalesce(p.left_created_at, c.created_at) as created_at, coalesce(p.left_roster, c.roster) as roster, coalesce(p.left_seq, c.last_seq) as last_seq, coalesce(p.left_seq, c.last_seq) - p.last_read_seq as unread, coalesce(p.left_last_message_at, c.last_message_at) as last_activity from app.conversation_participants p left join app.conversations c on c.id = p.conversation_id and p.left_at is null where p.user_id = (select app.current_user_id()) and (null::timestamptz is null or (coalesce(p.left_last_message_at, c.last_message_at), p.conversation_id) < (null::timestamptz, null::uuid)) order by last_activity desc, p.conversation_id desc limit 31) l left join app.messages m on m.conversation_id = l.id and m.seq = l.last_seq order by l.last_activity desc, l.id desc;
commit;
\endpipeline
