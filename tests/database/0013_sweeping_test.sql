begin;
\ir ../support/people.sql
select plan(6);

insert into private.sessions (token_hash, user_id, last_seen_at, idle_timeout, expires_at)
select sha256(name::bytea), id_of('athlete_bo'), now() - seen, '14 days', now() + ends
from (values ('live', interval '13 days', interval '1 day'), ('idle', '14 days', '1 day'), ('old', '0', '-1 second')) v (name, seen, ends);
insert into app.idempotency_keys (user_id, key, request_hash, created_at)
values (id_of('athlete_bo'), 'live', '\x00', now() - interval '23 hours'), (id_of('athlete_bo'), 'old', '\x00', now() - interval '24 hours');
insert into private.rate_limits values ('live', now() - interval '23 hours', 1), ('old', now() - interval '1 day', 1);

select acting_as(null);
select is(app.sweep_expired(), 4::bigint, 'sweeping counts what it removes');
select is(app.sweep_expired(), 0::bigint, 'and finds nothing the next time');

select as_owner();
select results_eq('select token_hash from private.sessions', array[sha256('live')], 'live sessions stay');
select results_eq('select key from app.idempotency_keys', array['live'], 'so do keys that still hold');
select results_eq('select counter from private.rate_limits', array['live'], 'and counters');
select isnt_empty('select * from app.users', 'nothing else goes');

select * from finish();
rollback;
