-- The conversation list as its endpoint asks for it, in one pipeline (R1).
\set n random(1, 200)
\startpipeline
begin isolation level repeatable read, read only;
select id, email, display_name, username, roles, created_at, features, touch_due from app.begin_request(sha256(('bench-' || lpad((:n)::text, 37, '0'))::bytea));
select l.list_revision, l.id, l.is_group, l.title, l.created_at, l.roster, l.last_seq - l.last_read_seq, l.last_activity, l.is_announcement, l.muted, l.pinned, l.archived, l.marked_unread, l.can_write, l.coach_id, l.last_message_id, l.last_message_seq, l.last_sender_id, l.last_content, l.last_message_at, l.last_read_at, l.last_client_key, l.last_reply, to_json(l.last_mentions)::text, l.last_edited_at, l.last_deleted_at, l.last_reactions from app.own_conversations(null::timestamptz, null::uuid, 31) l order by l.last_activity desc, l.id desc;
commit;
\endpipeline
