-- migrate:up

-- What a coach tells of him- or herself to own athletes and to who is invited; what only the coach knows stays in coach_profiles. The name is
-- the user's, for those who see the card and not the user.
create table app.coach_cards (
    coach_id        uuid primary key references app.users (id) on delete cascade,
    display_name    text not null,
    specializations jsonb not null default '[]'
        check (case jsonb_typeof(specializations) when 'array' then jsonb_array_length(specializations) <= 10 else false end),
    certifications  jsonb not null default '[]'
        check (case jsonb_typeof(certifications) when 'array' then jsonb_array_length(certifications) <= 10 else false end),
    bio             text check (char_length(bio) <= 2000),
    phone           text check (char_length(phone) between 1 and 40),
    -- Never fetched; shown as a link.
    website         text check (char_length(website) <= 500 and website ~ '^https?://[^[:space:][:cntrl:]]+$'),
    -- Takes new athletes. Those who are there stay.
    is_active       boolean not null default true
);
insert into app.coach_cards (coach_id, display_name)
    select u.id, u.display_name from app.coach_profiles p join app.users u on u.id = p.coach_id;

create function private.make_coach_card() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    insert into app.coach_cards (coach_id, display_name) select id, display_name from app.users where id = new.coach_id;
    return null;
end
$$;
create trigger make_coach_card after insert on app.coach_profiles
    for each row execute function private.make_coach_card();

create function private.rename_coach_card() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    update app.coach_cards set display_name = new.display_name where coach_id = new.id;
    return null;
end
$$;
create trigger rename_coach_card after update of display_name on app.users
    for each row when (old.display_name <> new.display_name) execute function private.rename_coach_card();

alter table app.coach_cards enable row level security;
alter table app.coach_cards force row level security;
create policy select_own on app.coach_cards for select
    using (coach_id = (select app.current_user_id()));
create policy select_as_athlete on app.coach_cards for select
    using (coach_id = any (array(select coach_id from app.my_coaches)));
create policy select_as_invited on app.coach_cards for select
    using (coach_id = any (array(select i.coach_id from app.invitations i
                                 where i.status = 'pending' and i.expires_at > now())));
create policy select_as_admin on app.coach_cards for select
    using ((select app.user_has_role(app.current_user_id(), 'admin')));
create policy update_own on app.coach_cards for update
    using (coach_id = (select app.current_user_id()) and (select app.user_has_role(app.current_user_id(), 'coach')))
    with check (coach_id = (select app.current_user_id()) and (select app.user_has_role(app.current_user_id(), 'coach')));
grant select, update (specializations, certifications, bio, phone, website, is_active) on app.coach_cards to tp_app;

-- The card behind an open invitation's code, for who is not signed in yet. Not the phone number: anybody may be mailed.
create function app.inviting_coach(
    code_hash bytea, out coach_id uuid, out specializations jsonb, out certifications jsonb, out bio text, out website text)
returns setof record
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
    select k.coach_id, k.specializations, k.certifications, k.bio, k.website
    from app.invitations i join app.coach_cards k on k.coach_id = i.coach_id
    where i.code_hash = $1 and i.status = 'pending' and i.expires_at > now()
$$;
grant execute on function app.inviting_coach(bytea) to tp_app;

create policy update_own on app.coach_profiles for update
    using (coach_id = (select app.current_user_id()) and (select app.user_has_role(app.current_user_id(), 'coach')))
    with check (coach_id = (select app.current_user_id()) and (select app.user_has_role(app.current_user_id(), 'coach')));
grant update (client_limit) on app.coach_profiles to tp_app;

-- A new connection, or an ended one again, needs a coach who takes athletes; held until the commit.
create function private.require_active_coach() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform from app.coach_cards where coach_id = new.coach_id and is_active for share;
    if not found then
        raise exception 'coach_inactive' using errcode = 'TP040';
    end if;
    return new;
end
$$;
-- Named to fire behind guard_opening and guard_status, which lock the coach's profile first.
create trigger require_active_coach_to_begin before insert on app.coach_athletes
    for each row when (new.status <> 'terminated') execute function private.require_active_coach();
create trigger require_active_coach_to_reopen before update of status on app.coach_athletes
    for each row when (old.status in ('pending', 'terminated') and new.status in ('active', 'inactive'))
    execute function private.require_active_coach();

-- migrate:down

drop trigger require_active_coach_to_reopen on app.coach_athletes;
drop trigger require_active_coach_to_begin on app.coach_athletes;
drop function private.require_active_coach();
revoke update (client_limit) on app.coach_profiles from tp_app;
drop policy update_own on app.coach_profiles;
drop function app.inviting_coach(bytea);
drop trigger rename_coach_card on app.users;
drop trigger make_coach_card on app.coach_profiles;
drop table app.coach_cards;
drop function private.rename_coach_card(), private.make_coach_card();
