-- migrate:up

-- What a connection opens to the coach: one value each. The athlete sets it; the coach may only take away.
alter table app.coach_athletes
    add column can_view_workouts boolean not null default true,
    add column can_view_progress boolean not null default true,
    add column can_view_analytics boolean not null default true,
    add column can_create_programs boolean not null default true,
    add column can_send_messages boolean not null default true;
grant update (can_view_workouts, can_view_progress, can_view_analytics, can_create_programs, can_send_messages)
    on app.coach_athletes to tp_app;

-- The owner, who has no session, may do anything.
create function private.guard_permissions() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    me uuid := app.current_user_id();
begin
    if me is null then
        return new;
    elsif old.status not in ('active', 'inactive') then
        raise exception 'the connection has ended' using errcode = 'TP008';
    elsif me <> new.athlete_id
          and (new.can_view_workouts > old.can_view_workouts or new.can_view_progress > old.can_view_progress
               or new.can_view_analytics > old.can_view_analytics or new.can_create_programs > old.can_create_programs
               or new.can_send_messages > old.can_send_messages) then
        raise insufficient_privilege using message = 'only the athlete gives a permission';
    end if;
    return new;
end
$$;
create trigger guard_permissions
    before update of can_view_workouts, can_view_progress, can_view_analytics, can_create_programs, can_send_messages
    on app.coach_athletes for each row execute function private.guard_permissions();

-- What an athlete shares with any coach. One row a user, made with the user: what is missing opens nothing.
create table app.sharing_settings (
    athlete_id    uuid primary key references app.users (id) on delete cascade,
    workouts      boolean not null default true,
    progress      boolean not null default true,
    analytics     boolean not null default true,
    personal_info boolean not null default false
);
insert into app.sharing_settings (athlete_id) select id from app.users;

create function private.make_sharing_settings() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    insert into app.sharing_settings (athlete_id) values (new.id);
    return null;
end
$$;
create trigger make_sharing_settings after insert on app.users
    for each row execute function private.make_sharing_settings();

alter table app.sharing_settings enable row level security;
alter table app.sharing_settings force row level security;
create policy select_own on app.sharing_settings for select
    using (athlete_id = (select app.current_user_id()));
create policy select_as_coach on app.sharing_settings for select
    using (athlete_id = any (array(select athlete_id from app.my_athletes)));
create policy update_own on app.sharing_settings for update
    using (athlete_id = (select app.current_user_id()))
    with check (athlete_id = (select app.current_user_id()));
grant select, update (workouts, progress, analytics, personal_info) on app.sharing_settings to tp_app;

-- The calling coach's active athletes and what each opens, permission and sharing together: what policies collect the
-- ids from, once a statement.
create view app.open_athletes with (security_invoker = true) as
    select c.athlete_id,
           c.can_view_workouts and s.workouts as workouts,
           c.can_view_progress and s.progress as progress,
           c.can_view_analytics and s.analytics as analytics,
           s.personal_info,
           c.can_create_programs as programs,
           c.can_send_messages as messages
    from app.coach_athletes c join app.sharing_settings s on s.athlete_id = c.athlete_id
    where c.coach_id = (select app.current_user_id()) and c.status = 'active';
grant select on app.open_athletes to tp_app;

-- A log is the athlete's, whoever assigned the workout: every coach to whom workouts are open sees all of them. So it
-- says itself what was done; the assignment stays between its own two.
alter table app.workout_logs add column title text, add column scheduled_for date;
update app.workout_logs l set title = w.title, scheduled_for = w.scheduled_for
    from app.workout_assignments w where w.id = l.assignment_id;
alter table app.workout_logs alter column title set not null, alter column scheduled_for set not null;

create or replace function private.complete_assignment() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    assignment app.workout_assignments;
begin
    select * into assignment from app.workout_assignments
        where id = new.assignment_id and athlete_id = new.athlete_id for no key update;
    if not found then
        raise insufficient_privilege using message = 'not an assignment of this athlete';
    elsif assignment.status <> 'assigned' then
        raise exception 'already_logged' using errcode = 'TP004';
    end if;
    new.coach_id := assignment.coach_id;
    new.title := assignment.title;
    new.scheduled_for := assignment.scheduled_for;
    update app.workout_assignments set status = 'completed', completed_at = now() where id = assignment.id;
    return new;
end
$$;

alter policy select_as_coach on app.workout_logs
    using (athlete_id = any (array(select o.athlete_id from app.open_athletes o where o.workouts)));

-- migrate:down

alter policy select_as_coach on app.workout_logs
    using (coach_id = (select app.current_user_id())
           and athlete_id = any (array(select a.athlete_id from app.my_athletes a where a.status = 'active')));

create or replace function private.complete_assignment() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    assignment app.workout_assignments;
begin
    select * into assignment from app.workout_assignments
        where id = new.assignment_id and athlete_id = new.athlete_id for no key update;
    if not found then
        raise insufficient_privilege using message = 'not an assignment of this athlete';
    elsif assignment.status <> 'assigned' then
        raise exception 'already_logged' using errcode = 'TP004';
    end if;
    new.coach_id := assignment.coach_id;
    update app.workout_assignments set status = 'completed', completed_at = now() where id = assignment.id;
    return new;
end
$$;
alter table app.workout_logs drop column scheduled_for, drop column title;

drop view app.open_athletes;
drop trigger make_sharing_settings on app.users;
drop table app.sharing_settings;
drop trigger guard_permissions on app.coach_athletes;
drop function private.make_sharing_settings(), private.guard_permissions();
alter table app.coach_athletes
    drop column can_send_messages, drop column can_create_programs, drop column can_view_analytics,
    drop column can_view_progress, drop column can_view_workouts;
