# shellcheck shell=bash
# The exercise library.

# load_exercises: what infra/data/ says, into the owner's database. What is there already stays as it is, with its id.
# The source does not say which fields a set has. That follows, in this order: cardio has a distance and a time; stretches
# and what is held still a time; jumps, and what needs no more than one's own body, repetitions; all else a weight, too.
load_exercises() {
  TP_EXERCISES=$root/infra/data/exercises.json TP_SYNONYMS=$root/infra/data/exercise_synonyms.json \
    owner_psql --single-transaction <<'SQL'
\set exercises `cat "$TP_EXERCISES"`
\set synonyms `cat "$TP_SYNONYMS"`
with source as (
    select e.*, translate(e.category, ' ', '_') as kind, translate(e.equipment, ' -', '__') as tool,
           coalesce(array(select jsonb_array_elements_text(:'synonyms'::jsonb -> e.id)), '{}') as synonyms
    from jsonb_to_recordset(:'exercises') as e(
        id text, name text, category text, equipment text, force text, level text, mechanic text,
        "primaryMuscles" text[], "secondaryMuscles" text[], instructions text[])
)
insert into app.exercises as e (owner_id, slug, name, measure, category, equipment, force, level, mechanic,
                                primary_muscles, secondary_muscles, synonyms, instructions)
select null, s.id, s.name,
       case when s.kind = 'cardio' then 'distance_duration'
            when s.kind = 'stretching' or s.force = 'static' then 'duration'
            when s.kind = 'plyometrics' or s.tool is null or s.tool = 'body_only' then 'reps'
            else 'weight_reps' end,
       s.kind, s.tool, s.force, s.level, s.mechanic,
       translate(s."primaryMuscles"::text, ' "', '_')::text[], translate(s."secondaryMuscles"::text, ' "', '_')::text[],
       s.synonyms, s.instructions
from source s
on conflict (slug) do update set
    name = excluded.name, measure = excluded.measure, category = excluded.category, equipment = excluded.equipment,
    force = excluded.force, level = excluded.level, mechanic = excluded.mechanic,
    primary_muscles = excluded.primary_muscles, secondary_muscles = excluded.secondary_muscles,
    synonyms = excluded.synonyms, instructions = excluded.instructions, updated_at = now()
where (e.name, e.measure, e.category, e.equipment, e.force, e.level, e.mechanic,
       e.primary_muscles, e.secondary_muscles, e.synonyms, e.instructions)
    is distinct from
      (excluded.name, excluded.measure, excluded.category, excluded.equipment, excluded.force, excluded.level,
       excluded.mechanic, excluded.primary_muscles, excluded.secondary_muscles, excluded.synonyms, excluded.instructions);
SQL
}
