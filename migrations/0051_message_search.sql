-- migrate:up

-- Words of messages, found by what they are made of: as they stand, without accents, and by their stems in six languages.
-- The extensions' functions are nobody's to call.
create schema extensions;
create extension unaccent schema extensions;
create extension btree_gin schema extensions;

-- A word as it stands, but for case and accents.
create text search configuration private.plain (copy = pg_catalog.simple);
alter text search configuration private.plain
    alter mapping for word, hword, hword_part, asciiword, asciihword, hword_asciipart, numword, numhword, hword_numpart
    with extensions.unaccent, pg_catalog.simple;

-- The text with every ASCII sign as a space: PostgreSQL's parser would take long/short for the name of a file. This and
-- the next one have no search_path of their own, so that they become part of the query that asks.
create function private.wordy(content text) returns text
language sql immutable parallel safe
as $$
    select translate(case when octet_length($1) = char_length($1) then $1 else normalize($1, NFKC) end,
                     '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', repeat(' ', 32))
$$;

-- The stems of a plain word. Stop words have none: they are found as they stand.
create function private.stems(word text) returns text[]
language sql stable parallel safe
as $$
    select ts_lexize('english_stem', $1) || ts_lexize('german_stem', $1) || ts_lexize('french_stem', $1)
           || ts_lexize('spanish_stem', $1) || ts_lexize('italian_stem', $1) || ts_lexize('portuguese_stem', $1)
$$;

-- What a message is found by: its plain words with their places, for phrases; their stems; and '^' with the first three
-- letters of each word, by which words are found that are not written to the end.
create function private.words_of(content text) returns tsvector
language plpgsql stable parallel safe
set search_path = pg_catalog, pg_temp
as $$
declare
    plain tsvector := to_tsvector('private.plain', private.wordy(content));
begin
    return plain || array_to_tsvector(array(
        select distinct form
        from unnest(tsvector_to_array(plain)) word,
             unnest(private.stems(word) || case when char_length(word) >= 3 then '^' || left(word, 3) end) form
        where form <> ''));
end
$$;

-- Beside the messages, so that lists of these read no words, and a read mark that is set on one does not touch the index.
create table private.message_words (
    conversation_id uuid not null,
    seq             bigint not null,
    created_at      timestamptz not null,
    words           tsvector not null,
    primary key (conversation_id, seq),
    foreign key (conversation_id, seq) references app.messages (conversation_id, seq) on delete cascade
);
-- A short list of what is not sorted in yet: every search reads it.
create index message_words_by_word on private.message_words using gin (conversation_id extensions.uuid_ops, words)
    with (gin_pending_list_limit = 64);
insert into private.message_words (conversation_id, seq, created_at, words)
    select conversation_id, seq, created_at, private.words_of(content) from app.messages;

-- Old versions are found no more, and a deleted message has no words.
create function private.keep_words() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if new.deleted_at is not null then
        delete from private.message_words w where w.conversation_id = new.conversation_id and w.seq = new.seq;
        return null;
    end if;
    insert into private.message_words (conversation_id, seq, created_at, words)
        values (new.conversation_id, new.seq, new.created_at, private.words_of(new.content))
        on conflict (conversation_id, seq) do update set words = excluded.words;
    return null;
end
$$;
create trigger keep_words_of_new after insert on app.messages
    for each row execute function private.keep_words();
create trigger keep_words_of_changed after update of content on app.messages
    for each row when (old.content <> new.content) execute function private.keep_words();

-- A query for any of these lexemes, or, with ':*', for what begins with one.
create function private.any_of(lexemes text[], ending text default '') returns tsquery
language sql immutable parallel safe
set search_path = pg_catalog, pg_temp
as $$
    select string_agg(distinct '''' || replace(replace(lexeme, '\', '\\'), '''', '''''') || '''' || $2, '|')::tsquery
    from unnest($1) lexeme where lexeme <> ''
$$;

-- What somebody looks for: words that must all be there, the last one perhaps not written to its end; "a phrase" as it
-- stands; -what must not be there. `matching` is null where nothing is left to look for. `indexed` is the part of it that the
-- index answers, null where there is none. A word of a message is a hit if it is one of `words`, has one of `stems`, or
-- begins with `beginning`.
create function private.search_query(
    wanted text, out matching tsquery, out indexed tsquery, out words text[], out stems text[], out beginning text)
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
declare
    terms text[] := array(select t[1] from regexp_matches(wanted, '-?"[^"]*"?|\S+', 'g') t);
    as_written tsquery;
    excluded tsquery;
    parts text[];
    forms text[];
begin
    words := '{}';
    for term in 1 .. cardinality(terms) loop
        as_written := phraseto_tsquery('private.plain', private.wordy(terms[term]));
        continue when numnode(as_written) = 0;
        if terms[term] like '-%' then
            excluded := coalesce(excluded || as_written, as_written);
            continue;
        end if;
        -- half-marathon is two words.
        parts := array(select w.lexeme from unnest(to_tsvector('private.plain', private.wordy(terms[term]))) w, unnest(w.positions) place
                       order by place);
        words := words || parts;
        if terms[term] like '"%' then
            matching := coalesce(matching && as_written, as_written);
            indexed := coalesce(indexed && as_written, as_written);
            continue;
        end if;
        for part in 1 .. cardinality(parts) loop
            forms := parts[part] || private.stems(parts[part]);
            if term < cardinality(terms) or part < cardinality(parts) then
                matching := coalesce(matching && private.any_of(forms), private.any_of(forms));
                indexed := coalesce(indexed && private.any_of(forms), private.any_of(forms));
                continue;
            end if;
            beginning := parts[part];
            as_written := private.any_of(forms) || private.any_of(array[beginning], ':*');
            matching := coalesce(matching && as_written, as_written);
            if char_length(beginning) >= 3 then
                as_written := private.any_of(forms || ('^' || left(beginning, 3)));
                indexed := coalesce(indexed && as_written, as_written);
            end if;
        end loop;
    end loop;
    if excluded is not null then
        matching := matching && !! excluded;
    end if;
    words := array(select distinct unnest(words));
    stems := array(select distinct stem from unnest(words) word, unnest(private.stems(word)) stem where stem <> '');
end
$$;

-- The words of a text, as they are written there, that make it a hit; a line each.
create function private.hits_in(content text, words text[], stems text[], beginning text) returns text
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

-- The message of this number as the participant sees it; nothing where it is deleted, or not the participant's to see.
create function private.seen_message(place app.conversation_participants, seq bigint) returns setof app.messages
language sql stable
as $$
    select t.* from app.messages m, app.message_then(m, (place).left_at) t
    where m.conversation_id = (place).conversation_id and m.seq = $2 and m.deleted_at is null and app.sees(place, m.seq)
$$;

-- The caller's messages with these words, the newest first: what the caller sees by the rule of the policies, which would
-- keep the index from being asked. With each message its neighbours, and its conversation as the caller sees it.
create function app.search_messages(
    wanted text, conversation uuid, sender uuid, since date, until date,
    before_at timestamptz, before_conversation uuid, before_seq bigint, most integer,
    out conversation_id uuid, out seq bigint, out created_at timestamptz, out id uuid, out sender_id uuid,
    out content text, out hits text, out is_group boolean, out title text, out roster text,
    out has_before boolean, out sender_before uuid, out content_before text,
    out has_after boolean, out sender_after uuid, out content_after text)
returns setof record
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    me uuid := app.current_user_id();
    query record;
    zone text;
begin
    select * into query from private.search_query(wanted);
    if me is null or query.matching is null then
        return;
    end if;
    select u.time_zone into zone from app.users u where u.id = me;
    -- Planned for these words: how rare they are decides what is looked at first.
    return query execute format($q$
        with own as materialized (
            select p.conversation_id, p as place, coalesce(p.left_is_group, c.is_group) as is_group,
                   case when p.left_at is null then c.title else p.left_title end as title,
                   coalesce(p.left_roster, c.roster) as roster
            from app.conversation_participants p
            left join app.conversations c on c.id = p.conversation_id and p.left_at is null
            where p.user_id = $1 and ($2 is null or p.conversation_id = $2)),
        hit as materialized (
            select w.conversation_id, w.seq, w.created_at, o.place, o.is_group, o.title, o.roster
            from own o join private.message_words w on w.conversation_id = o.conversation_id %s
            -- As a function: the index would list all words that begin as the last one does.
            where ts_match_vq(w.words, $4) and app.sees(o.place, w.seq)
              -- What was written anew since is not what who left has seen.
              and ((o.place).left_at is null or not exists (
                  select from app.messages m where m.conversation_id = w.conversation_id and m.seq = w.seq
                                               and m.edited_at > (o.place).left_at))
              and ($5 is null or w.created_at >= $5) and ($6 is null or w.created_at < $6)
              and ($7 is null or (w.created_at, w.conversation_id, w.seq) < ($7, $8, $9))
              and ($10 is null or exists (select from app.messages m
                                          where m.conversation_id = w.conversation_id and m.seq = w.seq and m.sender_id = $10))
            order by w.created_at desc, w.conversation_id desc, w.seq desc
            limit $11)
        select h.conversation_id, h.seq, h.created_at, m.id, m.sender_id, m.content, private.hits_in(m.content, $12, $13, $14),
               h.is_group, h.title, h.roster,
               b.seq is not null, b.sender_id, left(b.content, 140), a.seq is not null, a.sender_id, left(a.content, 140)
        from hit h
        join app.messages m on m.conversation_id = h.conversation_id and m.seq = h.seq
        left join lateral private.seen_message(h.place, h.seq - 1) b on true
        left join lateral private.seen_message(h.place, h.seq + 1) a on true
        order by h.created_at desc, h.conversation_id desc, h.seq desc $q$,
        case when query.indexed is not null then 'and w.words @@ $3' end)
        using me, conversation, query.indexed, query.matching, since::timestamp at time zone zone,
              (until + 1)::timestamp at time zone zone, before_at, before_conversation, before_seq, sender, most,
              query.words, query.stems, query.beginning;
end
$$;
grant execute on function app.search_messages(text, uuid, uuid, date, date, timestamptz, uuid, bigint, integer) to tp_app;

-- migrate:down

drop function app.search_messages(text, uuid, uuid, date, date, timestamptz, uuid, bigint, integer);
drop trigger keep_words_of_changed on app.messages;
drop trigger keep_words_of_new on app.messages;
drop function private.keep_words();
drop table private.message_words;
drop function private.seen_message(app.conversation_participants, bigint), private.hits_in(text, text[], text[], text), private.search_query(text), private.any_of(text[], text),
    private.words_of(text), private.stems(text), private.wordy(text);
drop text search configuration private.plain;
drop schema extensions cascade;
