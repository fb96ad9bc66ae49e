-- The words of dataset.sql's messages, which it writes without triggers: for search.sql. Run by the owner after it; takes
-- some minutes.
begin;
set local session_replication_role = replica;
set local synchronous_commit = off;
set local search_path = pg_catalog;
insert into private.message_words (conversation_id, seq, created_at, words)
select conversation_id, seq, created_at, private.words_of(content) from app.messages;
commit;
vacuum analyze private.message_words;
