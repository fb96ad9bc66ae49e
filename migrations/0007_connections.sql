-- migrate:up

-- One row a coach, made when the role is given. Connecting locks it, so that a coach's connections are counted one
-- after another.
create table app.coach_profiles (
    coach_id     uuid primary key references app.users (id) on delete cascade,
    client_limit integer check (client_limit > 0)
);

-- What ties one coach to one athlete: the single source of truth for all access. An ended one is kept.
create table app.coach_athletes (
    id          uuid primary key default app.uuid_v7(),
    coach_id    uuid not null references app.users (id) on delete cascade,
    athlete_id  uuid not null references app.users (id) on delete cascade,
    status      text not null default 'active' check (status in ('pending', 'active', 'inactive', 'terminated')),
    created_at  timestamptz not null default now(),
    accepted_at timestamptz default now(),
    ended_at    timestamptz,
    -- Null where it was nobody of the two, as when an administrator demotes the coach.
    ended_by    uuid check (ended_by in (coach_id, athlete_id)),
    constraint coach_athletes_pair_key unique (coach_id, athlete_id),
    check (coach_id <> athlete_id),
    check ((status = 'terminated') = (ended_at is not null)),
    check (ended_by is null or ended_at is not null)
);
create index coach_athletes_by_athlete on app.coach_athletes (athlete_id);

alter table app.coach_profiles enable row level security;
alter table app.coach_profiles force row level security;
alter table app.coach_athletes enable row level security;
alter table app.coach_athletes force row level security;

create policy select_own on app.coach_profiles for select
    using (coach_id = (select app.current_user_id()));
create policy select_own on app.coach_athletes for select
    using (coach_id = (select app.current_user_id()) or athlete_id = (select app.current_user_id()));
create policy insert_as_coach on app.coach_athletes for insert
    with check (coach_id = (select app.current_user_id())
                and (select app.user_has_role(app.current_user_id(), 'coach')));
-- Which changes of status are allowed to whom: see private.guard_connection.
create policy update_own on app.coach_athletes for update
    using (coach_id = (select app.current_user_id()) or athlete_id = (select app.current_user_id()))
    with check (coach_id = (select app.current_user_id()) or athlete_id = (select app.current_user_id()));
grant select on app.coach_profiles to tp_app;
grant select, insert (coach_id, athlete_id), update (status) on app.coach_athletes to tp_app;

-- The caller's own people, for policies on other tables: `athlete_id = any (array(select …))` collects them once a
-- statement, where a function of the row would run for each row. Only those whose data may be open at all.
create view app.my_athletes with (security_invoker = true) as
    select athlete_id, status from app.coach_athletes
    where coach_id = (select app.current_user_id()) and status in ('active', 'inactive');
create view app.my_coaches with (security_invoker = true) as
    select coach_id, status from app.coach_athletes
    where athlete_id = (select app.current_user_id()) and status in ('active', 'inactive');
grant select on app.my_athletes, app.my_coaches to tp_app;

create policy select_my_athletes on app.users for select
    using (id = any (array(select athlete_id from app.my_athletes)));
create policy select_my_coaches on app.users for select
    using (id = any (array(select coach_id from app.my_coaches)));

-- A coach names an athlete by e-mail before there is a connection, so before the policies show the athlete.
create function app.find_user_by_email(email text, out id uuid, out roles text[]) returns setof record
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
    select u.id, u.roles from app.users u
    where lower(u.email) = lower($1) and app.user_has_role(app.current_user_id(), 'coach')
$$;
grant execute on function app.find_user_by_email(text) to tp_app;

-- Opening a connection, new or again: right roles on both sides, and a place left at the coach. Locks what it relies on.
create function private.check_opening(coach uuid, athlete uuid) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    places integer;
begin
    select client_limit into places from app.coach_profiles where coach_id = coach for update;
    perform from app.users where id = coach and 'coach' = any (roles) for share;
    if not found then
        raise exception 'wrong_role' using errcode = 'TP002';
    end if;
    perform from app.users where id = athlete and 'athlete' = any (roles) for share;
    if not found then
        raise exception 'wrong_role' using errcode = 'TP002';
    end if;
    if (select count(*) from app.coach_athletes where coach_id = coach and status <> 'terminated') >= places then
        raise exception 'client_limit_reached' using errcode = 'TP001';
    end if;
end
$$;

-- Either side may end a connection; only the coach may open it again, and not one that the athlete ended. The owner,
-- who has no session, may do anything.
create function private.guard_connection() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    me uuid := app.current_user_id();
begin
    if tg_op = 'INSERT' then
        if new.status <> 'terminated' then
            perform private.check_opening(new.coach_id, new.athlete_id);
        end if;
        return new;
    end if;
    if new.status = 'terminated' then
        new.ended_at := now();
        new.ended_by := case when me in (new.coach_id, new.athlete_id) then me end;
    elsif old.status = 'terminated' then
        if me = new.coach_id and new.status = 'active' and old.ended_by = new.athlete_id then
            raise exception 'athlete_left' using errcode = 'TP003';
        elsif me <> new.coach_id or (me is not null and new.status <> 'active') then
            raise insufficient_privilege using message = 'only the coach opens a connection again';
        end if;
        perform private.check_opening(new.coach_id, new.athlete_id);
        new.accepted_at := now();
        new.ended_at := null;
        new.ended_by := null;
    elsif me is not null then
        raise insufficient_privilege using message = 'no such change of a connection';
    end if;
    return new;
end
$$;
create trigger guard_opening before insert on app.coach_athletes
    for each row execute function private.guard_connection();
create trigger guard_status before update of status on app.coach_athletes
    for each row when (old.status is distinct from new.status) execute function private.guard_connection();

-- Roles and connections agree at all times: nobody becomes a coach while somebody's athlete, and who loses a role loses
-- the connections that came with it.
create function private.follow_roles() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if 'coach' = any (new.roles) then
        if exists (select from app.coach_athletes where athlete_id = new.id and status <> 'terminated') then
            raise exception 'already_athlete' using errcode = 'TP005';
        end if;
        insert into app.coach_profiles (coach_id) values (new.id) on conflict do nothing;
    else
        update app.coach_athletes set status = 'terminated' where coach_id = new.id and status <> 'terminated';
    end if;
    if not 'athlete' = any (new.roles) then
        update app.coach_athletes set status = 'terminated' where athlete_id = new.id and status <> 'terminated';
    end if;
    return null;
end
$$;
create trigger follow_roles after insert or update of roles on app.users
    for each row execute function private.follow_roles();

-- migrate:down

drop trigger follow_roles on app.users;
drop policy select_my_coaches on app.users;
drop policy select_my_athletes on app.users;
drop view app.my_coaches, app.my_athletes;
drop table app.coach_athletes, app.coach_profiles;
drop function private.follow_roles(), private.guard_connection(), private.check_opening(uuid, uuid),
    app.find_user_by_email(text);
