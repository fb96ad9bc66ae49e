-- migrate:up

-- What finds words that are typed wrong. The handlers' roles have no business there.
create schema likeness;
create extension pg_trgm schema likeness;
create extension fuzzystrmatch schema likeness;

-- What is trained: the library, which infra/load-exercises fills and whose rows have no owner, and users' own exercises.
create table app.exercises (
    id                uuid primary key default app.uuid_v7(),
    slug              text unique check (char_length(slug) between 1 and 120),
    owner_id          uuid default app.current_user_id() references app.users (id) on delete cascade,
    name              text not null check (char_length(name) between 1 and 120),
    -- Which fields a set of it has.
    measure           text not null check (measure in ('weight_reps', 'reps', 'duration', 'distance_duration')),
    category          text not null check (category in ('strength', 'stretching', 'plyometrics', 'powerlifting',
                                                        'olympic_weightlifting', 'strongman', 'cardio')),
    equipment         text check (equipment in ('barbell', 'dumbbell', 'other', 'body_only', 'cable', 'machine', 'kettlebells',
                                                'bands', 'medicine_ball', 'exercise_ball', 'foam_roll', 'e_z_curl_bar')),
    force             text check (force in ('pull', 'push', 'static')),
    level             text check (level in ('beginner', 'intermediate', 'expert')),
    mechanic          text check (mechanic in ('compound', 'isolation')),
    primary_muscles   text[] not null default '{}' check (primary_muscles <@ array[
        'abdominals', 'abductors', 'adductors', 'biceps', 'calves', 'chest', 'forearms', 'glutes', 'hamstrings', 'lats',
        'lower_back', 'middle_back', 'neck', 'quadriceps', 'shoulders', 'traps', 'triceps']),
    secondary_muscles text[] not null default '{}' check (secondary_muscles <@ array[
        'abdominals', 'abductors', 'adductors', 'biceps', 'calves', 'chest', 'forearms', 'glutes', 'hamstrings', 'lats',
        'lower_back', 'middle_back', 'neck', 'quadriceps', 'shoulders', 'traps', 'triceps']),
    synonyms          text[] not null default '{}' check (cardinality(synonyms) <= 20),
    instructions      text[] not null default '{}' check (cardinality(instructions) <= 50),
    created_at        timestamptz not null default now(),
    updated_at        timestamptz not null default now(),
    -- The normal forms of the name and of each synonym, parted by ' | '; a trigger writes it.
    search_text       text not null default '',
    check ((slug is null) <> (owner_id is null))
);
create unique index exercises_by_owner on app.exercises (owner_id, lower(name)) nulls not distinct;
create index exercises_by_name on app.exercises (lower(name), id);
-- Written seldom, asked often: nothing waits to be put into it.
create index exercises_by_words on app.exercises using gin (search_text likeness.gin_trgm_ops) with (fastupdate = off);

-- How people in gyms write words, and how a normal form does.
create table private.exercise_words (
    word  text primary key,
    means text not null
);
insert into private.exercise_words (word, means) values
    ('ohp', 'overhead press'), ('rdl', 'romanian deadlift'), ('sldl', 'stiff legged deadlift'), ('dl', 'deadlift'),
    ('bp', 'bench press'), ('cgbp', 'close grip bench press'), ('bss', 'bulgarian split squat'), ('ghr', 'glute ham raise'),
    ('ghd', 'glute ham'), ('hspu', 'handstand push up'), ('bw', 'body weight'), ('bodyweight', 'body weight'),
    ('db', 'dumbbell'), ('dumbell', 'dumbbell'), ('bb', 'barbell'), ('kb', 'kettlebell'), ('ez', 'e z'), ('ezbar', 'e z bar'),
    ('pullup', 'pull up'), ('pushup', 'push up'), ('pressup', 'push up'), ('chinup', 'chin up'), ('situp', 'sit up'),
    ('stepup', 'step up'), ('pulldown', 'pull down'), ('pushdown', 'push down'), ('pressdown', 'push down'),
    ('pullover', 'pull over'), ('kickback', 'kick back'), ('skullcrusher', 'skull crusher'), ('flye', 'fly'), ('flie', 'fly'),
    ('calve', 'calf'), ('abs', 'abdominal'), ('ab', 'abdominal'), ('delt', 'deltoid'), ('quad', 'quadricep'),
    ('ham', 'hamstring'), ('military', 'military'), ('stiffleg', 'stiff legged'), ('onearm', 'one arm');

-- A name as it is compared: small letters and digits in words without a plural's s, each as exercise_words has it.
create function private.normal_exercise_name(name text) returns text
language sql stable
set search_path = pg_catalog, pg_temp
as $$
    select coalesce(string_agg(coalesce(as_typed.means, singular.means, s.word), ' ' order by w.place), '')
    from regexp_split_to_table(regexp_replace(lower(name), '[''’]', '', 'g'), '[^[:alnum:]]+') with ordinality w(word, place)
    cross join lateral (select case when w.word ~ '..s$' and w.word !~ '(ss|us)$' then left(w.word, -1) else w.word end) s(word)
    left join private.exercise_words as_typed on as_typed.word = w.word
    left join private.exercise_words singular on singular.word = s.word
    where w.word <> ''
$$;

create function private.note_search_text() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    new.search_text := (select string_agg(private.normal_exercise_name(t.name), ' | ' order by t.place)
                        from unnest(new.name || new.synonyms) with ordinality t(name, place));
    return new;
end
$$;
create trigger note_search_text before insert or update of name, synonyms on app.exercises
    for each row execute function private.note_search_text();

alter table app.exercises enable row level security;
alter table app.exercises force row level security;

create policy select_library on app.exercises for select
    using (owner_id is null and (select app.current_user_id()) is not null);
create policy select_own on app.exercises for select
    using (owner_id = (select app.current_user_id()));
create policy select_as_coach on app.exercises for select
    using (owner_id = any (array(select a.athlete_id from app.my_athletes a where a.status = 'active')));
create policy select_as_athlete on app.exercises for select
    using (owner_id = any (array(select c.coach_id from app.my_coaches c where c.status = 'active')));
create policy insert_own on app.exercises for insert
    with check (owner_id = (select app.current_user_id()) and slug is null);
create policy update_own on app.exercises for update
    using (owner_id = (select app.current_user_id()));
create policy delete_own on app.exercises for delete
    using (owner_id = (select app.current_user_id()));
grant select, delete,
    insert (name, measure, category, equipment, force, level, mechanic, primary_muscles, secondary_muscles, synonyms, instructions),
    update (name, measure, category, equipment, force, level, mechanic, primary_muscles, secondary_muscles, synonyms, instructions,
            updated_at)
    on app.exercises to tp_app;

-- How much a word is like one of a text, 0 to 1: the same letters in a row, or few to change.
create function private.word_likeness(word text, text text) returns real
language sql immutable
set search_path = pg_catalog, pg_temp
as $$
    select greatest(likeness.word_similarity(word, text),
                    (select max(1 - likeness.levenshtein(left(word, 60), left(w, 60))::real
                                    / greatest(char_length(left(word, 60)), char_length(left(w, 60)), 1))
                     from string_to_table(text, ' ') w))
$$;

-- The exercises that the caller sees and that have every word of the text, or one much like it; the lower the rank the
-- better: the very name, then names that begin so, then by likeness, then exercises that have other names because many
-- do them, then the shorter name. It asks past the policies, which would keep the index from being used, and so repeats
-- them.
create function app.search_exercises(wanted text, out id uuid, out rank integer) returns setof record
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
set pg_trgm.word_similarity_threshold = 0.2
as $$
declare
    asked   text := private.normal_exercise_name(wanted);
    words   text[] := string_to_array(asked, ' ');
    longest text := (select w from unnest(words) w order by char_length(w) desc limit 1);
    caller  uuid := app.current_user_id();
    owners  uuid[] := caller
        || array(select c.athlete_id from app.coach_athletes c where c.coach_id = caller and c.status = 'active')
        || array(select c.coach_id from app.coach_athletes c where c.athlete_id = caller and c.status = 'active');
begin
    return query
        with alike as (
            select e.id, e.name, ' | ' || e.search_text || ' | ' as text, l.likeness,
                   e.synonyms = '{}' as is_unusual
            from app.exercises e cross join lateral (
                select min(private.word_likeness(w, e.search_text)) as least,
                       avg(private.word_likeness(w, e.search_text)) as likeness
                from unnest(words) w) l
            where e.search_text operator(likeness.%>) longest and l.least >= 0.4
              and caller is not null and (e.owner_id is null or e.owner_id = any (owners)))
        select a.id,
               case when a.text like '% | ' || asked || ' | %' then 0
                    when a.text like '% | ' || asked || '%' then 1000000
                    else 2000000 end
                   + (1000 - round(1000 * a.likeness))::integer * 1000 + a.is_unusual::integer * 500 + char_length(a.name)
        from alike a
        -- Where words are typed right, those that are only like them are no use.
        where a.likeness >= 0.7 * (select max(b.likeness) from alike b);
end
$$;
grant execute on function app.search_exercises(text) to tp_app;

-- migrate:down

drop function app.search_exercises(text);
drop table app.exercises;
drop function private.note_search_text(), private.normal_exercise_name(text), private.word_likeness(text, text);
drop table private.exercise_words;
drop extension fuzzystrmatch;
drop extension pg_trgm;
drop schema likeness;
