-- The words of a message that make it a hit are found in bounded time, however many are asked for.
begin;
\ir ../support/people.sql
select plan(4);

-- Words of three or four letters that begin in 50 ways.
create function tests.word(n integer) returns text language sql immutable as $$
    select chr(97 + n % 26) || chr(97 + n % 50 / 26) || chr(97 + n / 50 % 26) || case when n >= 1300 then chr(97 + n / 1300) else '' end $$;
create table tests.written as select string_agg(word(n), ' ' order by n) as content from generate_series(50, 2249) n;
-- What it takes to look for a question in long texts of such words; the quickest of three times.
create function tests.milliseconds_of(question text) returns float language plpgsql as $$
declare
    asked record;
    began timestamptz;
    best float := 'infinity';
begin
    select * into asked from private.search_query(question);
    for round in 1 .. 3 loop
        began := clock_timestamp();
        perform private.hits_in(content || n, asked.words, asked.stems, asked.beginning) from written, generate_series(1, 5) n;
        best := least(best, 1000 * extract(epoch from clock_timestamp() - began));
    end loop;
    return best;
end $$;

select is((select cardinality(words) from private.search_query((select string_agg(word(n), ' ') from generate_series(0, 49) n))), 50, 'fifty words');
select cmp_ok(milliseconds_of((select string_agg(word(n), ' ') from generate_series(0, 49) n)), '<', 3 * milliseconds_of('zzz'),
    'cost little more than one, where all words of the messages begin as these do');

select results_eq($$ select private.hits_in('He runs, to RUN. Ran, runner; rummage', q.words, q.stems, q.beginning) from private.search_query('running a') q $$,
    $$ values (E'RUN\nruns') $$, 'what has a stem of theirs is a hit');
select results_eq($$ select private.hits_in(content || ' runs running', q.words, q.stems, q.beginning)
    from (select string_agg('ruz' || word(n), ' ') from generate_series(1, 200) n) w (content), private.search_query('running a') q $$,
    $$ values ('running') $$, 'in a text of more words that begin alike than anybody writes, the word itself');

select * from finish();
rollback;
