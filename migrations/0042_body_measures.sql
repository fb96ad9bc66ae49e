-- migrate:up

-- What an athlete weighs, as it was typed and in kilograms: one weight a day.
create table app.body_weights (
    athlete_id  uuid not null default app.current_user_id() references app.users (id) on delete cascade,
    day         date not null check (day between '1970-01-01' and '2099-12-31'),
    weight      numeric(8, 3) not null,
    weight_unit text not null check (weight_unit in ('kg', 'lb')),
    weight_kg   numeric(9, 4) not null generated always as
        (weight * case weight_unit when 'lb' then 0.45359237 else 1 end) stored check (weight_kg between 10 and 700),
    primary key (athlete_id, day)
);

-- How an athlete is on a day, from 1, the least, to 5.
create table app.check_ins (
    athlete_id uuid not null default app.current_user_id() references app.users (id) on delete cascade,
    day        date not null check (day between '1970-01-01' and '2099-12-31'),
    sleep      smallint not null check (sleep between 1 and 5),
    mood       smallint not null check (mood between 1 and 5),
    energy     smallint not null check (energy between 1 and 5),
    stress     smallint not null check (stress between 1 and 5),
    soreness   smallint not null check (soreness between 1 and 5),
    note       text check (char_length(note) <= 1000),
    primary key (athlete_id, day)
);

-- What formulas ask for beside weights.
create table app.athlete_profiles (
    athlete_id uuid primary key default app.current_user_id() references app.users (id) on delete cascade,
    sex        text check (sex in ('female', 'male'))
);

alter table app.body_weights enable row level security;
alter table app.body_weights force row level security;
alter table app.check_ins enable row level security;
alter table app.check_ins force row level security;
alter table app.athlete_profiles enable row level security;
alter table app.athlete_profiles force row level security;

create policy select_own on app.body_weights for select
    using (athlete_id = (select app.current_user_id()));
create policy select_as_coach on app.body_weights for select
    using (athlete_id = any (array(select o.athlete_id from app.open_athletes o where o.analytics)));
create policy insert_own on app.body_weights for insert
    with check (athlete_id = (select app.current_user_id()));
create policy update_own on app.body_weights for update
    using (athlete_id = (select app.current_user_id()));
create policy delete_own on app.body_weights for delete
    using (athlete_id = (select app.current_user_id()));
grant select, insert (day, weight, weight_unit), update (weight, weight_unit), delete on app.body_weights to tp_app;

create policy select_own on app.check_ins for select
    using (athlete_id = (select app.current_user_id()));
create policy select_as_coach on app.check_ins for select
    using (athlete_id = any (array(select o.athlete_id from app.open_athletes o where o.analytics)));
create policy insert_own on app.check_ins for insert
    with check (athlete_id = (select app.current_user_id()));
create policy update_own on app.check_ins for update
    using (athlete_id = (select app.current_user_id()));
grant select, insert (day, sleep, mood, energy, stress, soreness, note),
    update (sleep, mood, energy, stress, soreness, note) on app.check_ins to tp_app;

create policy select_own on app.athlete_profiles for select
    using (athlete_id = (select app.current_user_id()));
create policy select_as_coach on app.athlete_profiles for select
    using (athlete_id = any (array(select o.athlete_id from app.open_athletes o where o.analytics)));
create policy insert_own on app.athlete_profiles for insert
    with check (athlete_id = (select app.current_user_id()));
create policy update_own on app.athlete_profiles for update
    using (athlete_id = (select app.current_user_id()));
grant select, insert (sex), update (sex) on app.athlete_profiles to tp_app;

-- Which day it is for the caller and the caller's active athletes, in the time zone of each; it tells nothing else of it.
create function app.todays() returns table (athlete_id uuid, today date)
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
    select u.id, (now() at time zone u.time_zone)::date from app.users u
    where u.id in (select app.current_user_id() union all select o.athlete_id from app.open_athletes o)
$$;
grant execute on function app.todays() to tp_app;

-- migrate:down

drop function app.todays();
drop table app.athlete_profiles, app.check_ins, app.body_weights;
