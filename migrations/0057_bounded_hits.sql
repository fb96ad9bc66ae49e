-- migrate:up

-- As in 0051, but what a search costs does not grow with the words that are asked for: words of one stem begin alike, and
-- of the words that begin as one of these does the first 200 of a text are looked up, more than anybody writes.
create or replace function private.hits_in(content text, words text[], stems text[], beginning text) returns text
language sql stable
set search_path = pg_catalog, pg_temp
as $$
    select string_agg(a.token, E'\n' order by a.token)
    from (select t.token, p.plain, alike, count(*) filter (where alike) over (order by t.place) as nth
          from (select token, min(place) as place from ts_parse('pg_catalog.default', private.wordy($1)) with ordinality w (tokid, token, place)
                where tokid <> 12 group by token) t
          cross join lateral (
              select ts_lexize('pg_catalog.simple', coalesce((ts_lexize('extensions.unaccent', t.token))[1], t.token)) as plain) p
          cross join lateral (select left(p.plain[1], 2) = any (array(select left(word, 2) from unnest($2) word)) as alike) l) a
    where a.plain && $2 or starts_with(a.plain[1], $4) or a.alike and a.nth <= 200 and private.stems(a.plain[1]) && $3
$$;

-- migrate:down

create or replace function private.hits_in(content text, words text[], stems text[], beginning text) returns text
language sql stable
set search_path = pg_catalog, pg_temp
as $$
    select string_agg(t.token, E'\n' order by t.token)
    from (select distinct token from ts_parse('pg_catalog.default', private.wordy($1)) where tokid <> 12) t
    cross join lateral (select ts_lexize('pg_catalog.simple', coalesce((ts_lexize('extensions.unaccent', t.token))[1], t.token)) as plain) p
    where p.plain && $2 or starts_with(p.plain[1], $4)
       -- Words of one stem begin alike: few are looked up.
       or left(p.plain[1], 2) = any (array(select left(word, 2) from unnest($2) word)) and private.stems(p.plain[1]) && $3
$$;
