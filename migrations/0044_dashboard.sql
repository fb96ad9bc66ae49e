-- migrate:up

-- The figures of all athletes who open their analytics to the calling coach, each from short index ranges. Policies would
-- hold every row against the list of these athletes, and keep their order from being used; so the rule stands in here,
-- once for each athlete.
create function app.open_figures() returns table (
    athlete_id uuid, today date, last_day date, first_load_day date, sessions integer, sets integer, acute_load float8,
    load_before float8, check_in_day date, sleep smallint, mood smallint, energy smallint, stress smallint,
    soreness smallint, note text)
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
    with mine as materialized (
        select o.athlete_id, (now() at time zone u.time_zone)::date as today
        from app.open_athletes o join app.users u on u.id = o.athlete_id where o.analytics)
    select t.athlete_id, t.today, last.day, first.day, week.sessions, week.sets, week.load, before.load,
           c.day, c.sleep, c.mood, c.energy, c.stress, c.soreness, c.note
    from mine t
    cross join lateral (select coalesce(sum(d.sessions), 0)::int as sessions, coalesce(sum(d.sets), 0)::int as sets,
                               coalesce(sum(d.load), 0)::float8 as load
                        from app.training_days d
                        where d.athlete_id = t.athlete_id and d.day > t.today - 7 and d.day <= t.today) week
    cross join lateral (select coalesce(sum(d.load), 0)::float8 as load from app.training_days d
                        where d.athlete_id = t.athlete_id and d.day > t.today - 28 and d.day <= t.today - 7) before
    left join lateral (select d.day from app.training_days d where d.athlete_id = t.athlete_id and d.day <= t.today
                       order by d.day desc limit 1) last on true
    left join lateral (select d.day from app.training_days d where d.athlete_id = t.athlete_id and d.load > 0
                       order by d.day limit 1) first on true
    left join lateral (select d.* from app.check_ins d
                       where d.athlete_id = t.athlete_id and d.day > t.today - 7 and d.day <= t.today
                       order by d.day desc limit 1) c on true
$$;
grant execute on function app.open_figures() to tp_app;

-- What the calling coach planned for them in the last days: how many assignments of each status are past and are today's,
-- and the last day of these.
create function app.open_plans(days integer) returns table (athlete_id uuid, last_day date, status text, count integer)
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
    with mine as materialized (
        select o.athlete_id, (now() at time zone u.time_zone)::date as today
        from app.open_athletes o join app.users u on u.id = o.athlete_id where o.analytics)
    select w.athlete_id, max(w.scheduled_for), w.status, count(*)::int
    from app.workout_assignments w join mine t on t.athlete_id = w.athlete_id
    where w.coach_id = (select app.current_user_id())
      -- Every time zone's today is within a day of UTC's.
      and w.scheduled_for between (now() at time zone 'UTC')::date - $1 and (now() at time zone 'UTC')::date + 1
      and w.scheduled_for > t.today - $1 and w.scheduled_for <= t.today
    group by w.athlete_id, w.status, w.scheduled_for < t.today
$$;
grant execute on function app.open_plans(integer) to tp_app;

-- migrate:down

drop function app.open_plans(integer), app.open_figures();
