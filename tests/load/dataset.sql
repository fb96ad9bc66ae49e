-- Data of a real size for infra/bench: 200 coaches with 50 athletes each, 20,000 conversations (for each coach a direct
-- one with every athlete, 47 groups of 3 to 8 and 3 of all 51), 1,000,000 messages. Run by the owner on a migrated, empty
-- database; takes about a minute.
--
-- Everybody has a session. The token of user number n is 'bench-' || lpad(n, 37, '0'), which are 43 characters:
-- coaches have the numbers 1 to 200, athletes 201 to 10200; athlete 201 + 50 * (c - 1) + k belongs to coach c.
-- Ids are md5(name)::uuid: 'user-' || n, 'direct-' || athlete number, 'group-' || coach || '-' || k (48 to 50 are the big ones).
begin;
-- Triggers would number a million messages one by one: what they keep is computed below, at once.
set local session_replication_role = replica;
set local synchronous_commit = off;
set local work_mem = '256MB';
set local search_path = pg_catalog;
select setseed(0.5);

insert into app.users (id, email, display_name, username, roles, created_at)
select md5('user-' || n)::uuid, 'bench-' || n || '@example.org',
       (array['Ana', 'Björn', 'Chiara', 'Dmitri', 'Élodie', 'Femi', 'Gül', 'Haruto', 'Inés', 'Jonas', 'Katja', 'Luca'])[1 + n % 12]
           || ' ' || (array['Almeida', 'Berg', 'Conti', 'Dubois', 'Eze', 'Fischer', 'García', 'Hansen', 'Ito', 'Jansen'])[1 + n / 12 % 10]
           || ' ' || n,
       'bench_' || n, case when n <= 200 then '{coach}' else '{athlete}' end::text[], now() - interval '300 days'
from generate_series(1, 10200) n;

insert into private.sessions (token_hash, user_id, idle_timeout, expires_at, ends_at)
select sha256(('bench-' || lpad(n::text, 37, '0'))::bytea), md5('user-' || n)::uuid, '14 days', now() + interval '30 days',
       now() + interval '14 days'
from generate_series(1, 10200) n;

insert into app.sharing_settings (athlete_id) select md5('user-' || n)::uuid from generate_series(1, 10200) n;
insert into app.coach_profiles (coach_id) select md5('user-' || c)::uuid from generate_series(1, 200) c;
insert into app.coach_cards (coach_id, display_name) select p.coach_id, u.display_name from app.coach_profiles p join app.users u on u.id = p.coach_id;
insert into app.coach_athletes (coach_id, athlete_id, created_at, accepted_at)
select md5('user-' || 1 + (n - 201) / 50)::uuid, md5('user-' || n)::uuid, now() - interval '200 days', now() - interval '200 days'
from generate_series(201, 10200) n;

-- Members as numbers: the coach, then athletes. A group takes athletes that follow each other round the coach's fifty.
create temp table bench_conversations on commit drop as
select md5('direct-' || n)::uuid as id, 1 + (n - 201) / 50 as coach, n as direct, null as title, array[1 + (n - 201) / 50, n] as members
from generate_series(201, 10200) n
union all
select md5('group-' || c || '-' || k)::uuid, c, null, 'Group ' || k,
       c || array(select 201 + 50 * (c - 1) + (k * 7 + i) % 50
                  from generate_series(1, case when k <= 47 then 2 + k % 6 else 50 end) i)
from generate_series(1, 200) c, generate_series(1, 50) k;

-- How many messages: most conversations have few, some have many; together exactly a million.
alter table bench_conversations add number int generated always as identity, add messages int;
update bench_conversations set messages = 2 + floor(-ln(1 - random()) * 48)::int;
update bench_conversations set messages = messages + (select 1000000 - sum(messages) from bench_conversations)
where id = md5('direct-201')::uuid;

insert into app.conversations (id, coach_id, direct_athlete_id, title, created_by, created_at, last_message_at, last_seq, read_seq, revision)
select id, md5('user-' || coach)::uuid, md5('user-' || direct)::uuid, title, md5('user-' || coach)::uuid,
       now() - interval '200 days', now() - number % 5000 * interval '1 minute', messages, messages - 1, messages + 2
from bench_conversations;

insert into app.conversation_participants (conversation_id, user_id, role_at_join, joined_at, last_read_seq)
select c.id, md5('user-' || m.n)::uuid, case when m.n = c.coach then 'coach' else 'athlete' end, now() - interval '200 days',
       c.messages - (m.at <> 1 + c.messages % cardinality(c.members))::int
from bench_conversations c, unnest(c.members) with ordinality m (n, at);

update app.conversations c set roster = r.roster
from (select p.conversation_id, '[' || string_agg(row_to_json(x)::text, ',' order by p.role_at_join <> 'coach', lower(u.display_name)) || ']' as roster
      from app.conversation_participants p
      join app.users u on u.id = p.user_id
      cross join lateral (select p.user_id as "userId", u.display_name as "displayName", p.role_at_join as "roleAtJoin",
                                 private.instant(p.joined_at) as "joinedAt", null as "leftAt") x
      group by p.conversation_id) r
where r.conversation_id = c.id;

-- Message number s of a conversation of m: members write in turns, three hours apart, the last one at last_message_at. Ids
-- begin with their time, as real ones do: the worker that tells of new messages goes by it, and finds none.
insert into app.messages (conversation_id, seq, id, sender_id, content, created_at, read_at)
select c.id, s, overlay(md5(c.number || '-' || s) placing left(replace(private.first_id_at(t.at)::text, '-', ''), 12) from 1)::uuid,
       md5('user-' || c.members[1 + s % cardinality(c.members)])::uuid,
       left(repeat('The long run went well, legs felt heavy on the last climb. ', 5), 20 + (c.number * 31 + s * 17) % 200),
       t.at, case when s < c.messages then now() - interval '1 minute' end
from bench_conversations c, generate_series(1, c.messages) s,
     lateral (select now() - c.number % 5000 * interval '1 minute' - (c.messages - s) * interval '3 hours' as at) t;

update app.conversations c
set last_message_id = m.id, last_sender_id = m.sender_id, last_content = m.content, last_read_at = m.read_at
from app.messages m where m.conversation_id = c.id and m.seq = c.last_seq;
commit;
vacuum analyze;
