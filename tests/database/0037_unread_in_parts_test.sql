begin;
\ir ../support/people.sql
select plan(6);

-- Coach Ana has three hundred athletes and a group for each hundred; in each she writes, and nobody reads.
select as_owner();
insert into app.users (id, email, display_name, username)
    select id_of('crowd_' || n), 'crowd_' || n || '@example.org', 'Crowd ' || n, 'crowd_' || n from generate_series(1, 300) n;
insert into app.coach_athletes (coach_id, athlete_id) select id_of('coach_ana'), id_of('crowd_' || n) from generate_series(1, 300) n;
select open_group('first', 'coach_ana', variadic array(select 'crowd_' || n from generate_series(1, 300) n)) \g /dev/null
select open_group('second', 'coach_ana', variadic array(select 'crowd_' || n from generate_series(1, 300) n)) \g /dev/null
select say('coach_ana', 'first', 'hello'), say('coach_ana', 'second', 'hello') \g /dev/null
select as_owner();
update app.messages set created_at = created_at - interval '5 minutes';
select at as looked_at from private.messages_looked_at \gset

select is(private.notify_unread(), 500::bigint, 'no more than five hundred are told in one round');
select is((select at from private.messages_looked_at), :'looked_at'::timestamptz, 'and the next one looks from the same moment on');
select is(private.notify_unread(), 100::bigint, 'which tells the rest');
select ok((select at from private.messages_looked_at) >= :'looked_at'::timestamptz, 'and is done with them');
select is(private.notify_unread(), 0::bigint, 'nobody is told twice');
select is((select count(*) from private.unread_notified where conversation_id = id_of('second')), 300::bigint, 'and everybody once');

select * from finish();
rollback;
