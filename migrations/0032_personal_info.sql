-- migrate:up

-- Time zone, units and language are the user's own, and a coach's to see only where the athlete shares them: rows of
-- app.users are seen by more people than that, so these columns are read by a function that knows the rule.
revoke select on app.users from tp_app;
grant select (id, email, display_name, username, roles, created_at, email_verified_at, deletion_due_at) on app.users to tp_app;

-- One row for the caller, and for an athlete of the caller's who shares it; none for anybody else.
create function app.personal_info(
    user_id uuid, out username text, out time_zone text, out units text, out language text) returns setof record
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
    select u.username, u.time_zone, u.units, u.language
    from app.users u
    where u.id = $1
      and (u.id = app.current_user_id()
           or exists (select from app.open_athletes o where o.athlete_id = u.id and o.personal_info))
$$;
grant execute on function app.personal_info(uuid) to tp_app;

-- migrate:down

drop function app.personal_info(uuid);
revoke select (id, email, display_name, username, roles, created_at, email_verified_at, deletion_due_at) on app.users from tp_app;
grant select on app.users to tp_app;
