-- migrate:up

-- Runs and assignments are held in the order of their ids: the program, its runs, their assignments, and then its days. Days
-- that go take themselves out of assignments, and a program itself out of runs, in no order.

-- Before days other than `kept` are deleted of an own program, or with null the program itself: nobody is given the program
-- from here on, and no run follows it.
create function app.hold_program(program uuid, kept uuid[]) returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if kept is not null
       and not exists (select from app.program_workouts d where d.program_id = program and d.id <> all (kept)) then
        return;
    end if;
    perform from app.programs p where p.id = program and p.owner_id = app.current_user_id() for update;
    if not found then
        return;
    end if;
    perform from app.program_runs r where r.program_id = program order by r.id for no key update;
    perform from app.workout_assignments w
        where w.program_workout_id in (select d.id from app.program_workouts d
                                       where d.program_id = program and (kept is null or d.id <> all (kept)))
        order by w.id for no key update;
end
$$;
grant execute on function app.hold_program(uuid, uuid[]) to tp_app;

-- migrate:down

drop function app.hold_program(uuid, uuid[]);
