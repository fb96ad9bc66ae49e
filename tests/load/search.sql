-- A coach's search for a word that is in nearly all of 5,000 own messages, as its endpoint asks for it, in one pipeline.
\set n random(1, 200)
\startpipeline
begin isolation level repeatable read, read only;
select id, email, display_name, username, roles, created_at, features, touch_due from app.begin_request(sha256(('bench-' || lpad((:n)::text, 37, '0'))::bytea));
select conversation_id, seq, created_at, id, sender_id, content, hits, is_group, title, roster, has_before, sender_before, content_before, has_after, sender_after, content_after from app.search_messages('long clim', null, null, null, null, null, null, null, 21);
commit;
\endpipeline
