begin;
\ir ../support/people.sql
select plan(50);

select open_direct('ana_and_bo', 'coach_ana', 'athlete_bo'), open_direct('eve_and_fay', 'coach_eve', 'athlete_fay'),
       open_group('team', 'coach_ana', 'athlete_bo', 'athlete_cy');
prepare say(text, text) as insert into app.messages (conversation_id, content) values (id_of($1), $2) returning seq;
prepare read(text, bigint) as update app.conversation_participants set last_read_seq = $2 where conversation_id = id_of($1);
create function tests.read_seqs(name text) returns text language sql security definer
    set search_path = tests, pg_catalog, pg_temp as $$
    select string_agg(seq::text, ',' order by seq) from app.messages where conversation_id = id_of(name) and read_at is not null $$;
create function tests.marks(name text) returns text language sql security definer
    set search_path = tests, pg_catalog, pg_temp as $$
    select string_agg(display_name || ' ' || last_read_seq, ', ' order by display_name)
    from app.conversation_participants p join app.users u on u.id = p.user_id where conversation_id = id_of(name) $$;
create function tests.revision_of(name text) returns bigint language sql security definer
    set search_path = tests, pg_catalog, pg_temp as $$ select revision from app.conversations where id = id_of(name) $$;
grant execute on all functions in schema tests to public;

-- Numbers.
select acting_as('coach_ana');
select revision_of('ana_and_bo') as before \gset
select results_eq($$ execute say('ana_and_bo', '  two lines
and <b>no</b> HTML 🏋🏽 ') $$, array[1]::bigint[], 'the first message is number 1');
select results_eq('select sender_id, content, read_at, client_key from app.messages',
    $$ values (id_of('coach_ana'), '  two lines
and <b>no</b> HTML 🏋🏽 ', null::timestamptz, null::text) $$, 'it comes back as it was sent, by who sent it');
select results_eq($$ execute say('team', 'hello') $$, array[1]::bigint[], 'each conversation counts for itself');
select results_eq($$ execute say('ana_and_bo', 'again') $$, array[2]::bigint[], 'one after another');
select throws_ok($$ execute say('ana_and_bo', '') $$, '23514', null, 'an empty message is none');
select throws_ok($$ execute say('ana_and_bo', repeat('é', 10001)) $$, '23514', null, 'nor is one of 10,001 characters');
select results_eq($$ execute say('ana_and_bo', repeat('é', 10000)) $$, array[3]::bigint[], 'and neither takes a number');
select results_eq('select last_seq, last_message_at from app.conversations where id = id_of(''ana_and_bo'')',
    'select seq, created_at from app.messages where conversation_id = id_of(''ana_and_bo'') and seq = 3', 'the conversation knows its last message');
select cmp_ok(revision_of('ana_and_bo'), '>=', :before + 3::bigint, 'each message is a change');
select results_eq($$ insert into app.messages (conversation_id, content, client_key) values (id_of('ana_and_bo'), 'keyed', 'k-1') returning seq, client_key $$,
    $$ values (4::bigint, 'k-1') $$, 'a message keeps the key it was sent with');
select throws_ok($$ insert into app.messages (conversation_id, content, seq) values (id_of('ana_and_bo'), 'X', 9) $$, '42501', null, 'numbers are not the sender''s to choose');
select throws_ok($$ insert into app.messages (conversation_id, content, sender_id) values (id_of('ana_and_bo'), 'X', id_of('athlete_bo')) $$, '42501', null, 'nor is the sender');
select throws_ok('update app.messages set content = ''X''', '42501', null, 'a message does not change');
select throws_ok('delete from app.messages', '42501', null, 'or go');

-- Strangers.
select throws_ok($$ execute say('eve_and_fay', 'X') $$, '42501', null, 'a foreign coach writes nothing');
select is((select count(*) from app.messages), 5::bigint, 'and reads only the own conversations');
select acting_as('athlete_cy');
select throws_ok($$ execute say('ana_and_bo', 'X') $$, '42501', null, 'nor does a foreign athlete');
select is_empty($$ select * from app.messages where conversation_id = id_of('ana_and_bo') $$, 'or read');
select throws_ok($$ execute say('nothing', 'X') $$, '42501', null, 'a conversation that is not there gives the same answer');
select is_empty($$ update app.conversation_participants set last_read_seq = 1 where conversation_id = id_of('ana_and_bo') returning 1 $$, 'nobody reads for others');
select acting_as('admin_ida');
select is_empty('select * from app.messages', 'an administrator reads no messages');
select throws_ok($$ execute say('ana_and_bo', 'X') $$, '42501', null, 'and writes none');
select acting_as('athlete_bo');
select is((select count(*) from app.messages), 5::bigint, 'the athlete in it reads them');

-- The policies alone.
select as_owner();
alter table app.messages disable trigger number_message;
alter table app.messages disable trigger read_by_writing;
alter table app.messages alter column sender_id set default tests.id_of('coach_ana'), alter column seq set default 100,
    alter column created_at set default now();
select acting_as('athlete_bo');
select throws_ok($$ insert into app.messages (conversation_id, content) values (id_of('ana_and_bo'), 'X') $$, '42501', null, 'the policy alone refuses another sender');
select acting_as('coach_eve');
select throws_ok($$ insert into app.messages (conversation_id, content) values (id_of('ana_and_bo'), 'X') $$, '42501', null, 'and another conversation');
select as_owner();
alter table app.messages enable trigger number_message;
alter table app.messages enable trigger read_by_writing;

-- Read marks.
select acting_as('athlete_bo');
select is(marks('ana_and_bo'), 'Ana 4, Bo 0', 'who writes has read, the other has not');
select is(read_seqs('ana_and_bo'), null, 'so nothing is read by all');
select lives_ok($$ execute read('ana_and_bo', 2) $$, 'the other one reads');
select is(read_seqs('ana_and_bo'), '1,2', 'which marks these messages');
select lives_ok($$ execute read('ana_and_bo', 1) $$, 'a mark set back');
select is(marks('ana_and_bo'), 'Ana 4, Bo 2', 'stays');
select lives_ok($$ execute read('ana_and_bo', 999) $$, 'a mark beyond the end');
select is(marks('ana_and_bo'), 'Ana 4, Bo 4', 'is set at the end');
select is(read_seqs('ana_and_bo'), '1,2,3,4', 'and all is read');
select throws_ok($$ update app.conversation_participants set left_seq = 9 $$, '42501', null, 'nothing else of a participation changes');
select throws_ok($$ update app.conversation_participants set user_id = id_of('coach_eve') $$, '42501', null, 'least of all whose it is');
-- The policy alone: every row is asked for, only the own is touched.
select results_eq('update app.conversation_participants set last_read_seq = 0 returning user_id',
    array[id_of('athlete_bo'), id_of('athlete_bo')], 'an update reaches the own rows only');

-- Three of them: read when the last other one has read.
select say('coach_ana', 'team', 'two');
select revision_of('team') as before \gset
select lives_ok($$ execute read('team', 2) $$, 'one of three reads');
select is(read_seqs('team'), null, 'which is not enough');
select is(revision_of('team'), :before::bigint, 'and changes nothing for others');
select read_up_to('athlete_cy', 'team', 1);
select is(read_seqs('team'), '1', 'the last one reads the first');
select cmp_ok(revision_of('team'), '>', :before::bigint, 'which is a change');
select say('athlete_cy', 'team', 'three');
select is(read_seqs('team'), '1,2', 'and by answering the second');
select is(marks('team'), 'Ana 2, Bo 2, Cy 3', 'the answer itself is read by nobody yet');
select read_up_to('coach_ana', 'team', 3), read_up_to('athlete_bo', 'team', 3);
select is(read_seqs('team'), '1,2,3', 'until all others have');
-- Who has left does not hold the others up.
select say('coach_ana', 'team', 'four'), set_connection('coach_ana', 'athlete_cy', 'terminated');
select read_up_to('athlete_bo', 'team', 4);
select is(read_seqs('team'), '1,2,3,4', 'who has left is not waited for');

-- The last one behind leaves, which makes the message read; marks go on from there after a renewal.
select say('coach_ana', 'ana_and_bo', 'unread');
select is(read_seqs('ana_and_bo'), '1,2,3,4', 'a message that Bo has not read');
select set_connection('coach_ana', 'athlete_bo', 'terminated');
select read_up_to('athlete_bo', 'ana_and_bo', 99);
select set_connection('coach_ana', 'athlete_bo', 'active');
select is(read_seqs('ana_and_bo'), '1,2,3,4,5', 'is read after the renewal, as Bo had read it meanwhile');
select say('coach_ana', 'ana_and_bo', 'again'), read_up_to('athlete_bo', 'ana_and_bo', 99);
select is(read_seqs('ana_and_bo'), '1,2,3,4,5,6', 'and so is the next one');
select say('coach_ana', 'team', 'five'), set_connection('coach_ana', 'athlete_bo', 'terminated');
select is(read_seqs('team'), '1,2,3,4', 'alone in a group, nobody has read');

select * from finish();
rollback;
