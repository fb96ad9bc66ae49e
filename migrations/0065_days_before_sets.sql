-- migrate:up

-- What changes logs and sets holds the accounts of the athletes first, then their days (the lock of private.sum_up_days),
-- each in order, and then the exercises. Else the days came last where an exercise is deleted, after it and its sets, and
-- before it where a second set of it is logged.

create function private.hold_days(athletes uuid[]) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    -- As the foreign keys of logs do, and the deletion of an account, which takes the days after it.
    perform from app.users u where u.id = any (athletes) order by u.id for key share;
    perform pg_advisory_xact_lock(hashtextextended('training_days ' || a.id, 0))
        from (select distinct t.id from unnest(athletes) t(id) order by 1) a;
end
$$;

create function private.hold_own_days() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    me uuid := app.current_user_id();
begin
    if me is not null then
        perform private.hold_days(array[me]);
    end if;
    return null;
end
$$;
-- What follows from another change is held by who makes that.
create trigger hold_own_days before insert or update or delete on app.workout_logs
    for each statement when (pg_trigger_depth() = 0) execute function private.hold_own_days();
create trigger hold_own_days before insert or update or delete on app.logged_sets
    for each statement when (pg_trigger_depth() = 0) execute function private.hold_own_days();

-- The caller's days, those of all who logged these own exercises, and then the exercises, which nobody logs from here on.
-- Somebody's first set of one of them may have come in while this waited: days that are taken after the exercises would be
-- out of order, so everything is let go and held anew.
create function app.hold_exercises(exercises uuid[]) returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    me uuid := app.current_user_id();
    athletes uuid[];
begin
    if me is null then
        return;
    end if;
    loop
        athletes := me || array(select distinct s.athlete_id from app.exercises e join app.logged_sets s on s.exercise_id = e.id
                                where e.id = any (exercises) and e.owner_id = me);
        begin
            perform private.hold_days(athletes);
            perform from app.exercises e where e.id = any (exercises) and e.owner_id = me order by e.id for update;
            if exists (select from app.exercises e join app.logged_sets s on s.exercise_id = e.id
                       where e.id = any (exercises) and e.owner_id = me and s.athlete_id <> all (athletes)) then
                raise serialization_failure;
            end if;
            return;
        exception when serialization_failure then
            -- The end of the block has let go of what was held in it.
            null;
        end;
    end loop;
end
$$;
grant execute on function app.hold_exercises(uuid[]) to tp_app;

-- migrate:down

drop function app.hold_exercises(uuid[]);
drop trigger hold_own_days on app.logged_sets;
drop trigger hold_own_days on app.workout_logs;
drop function private.hold_own_days(), private.hold_days(uuid[]);
