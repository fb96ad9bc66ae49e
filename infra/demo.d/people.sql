-- Demo accounts and connections. `accounts` holds username, role, name and hash. Ids are drawn as everywhere; the demo
-- speaks of people by their username.
set local search_path = pg_catalog;

insert into app.users (email, display_name, username, roles, created_at, email_verified_at)
select username || '@example.org', name, username, array[role], now() - interval '90 days', now() - interval '90 days'
from accounts;
insert into private.passwords (user_id, hash)
select u.id, a.hash from accounts a join app.users u using (username);

create function pg_temp.id_of(username text) returns uuid
language sql stable
as $$ select u.id from app.users u where u.username = $1 $$;

-- Dimitra and Léa are Tomasz's, so Ana can still connect them; Chidi trains with both coaches.
insert into app.coach_athletes (coach_id, athlete_id, created_at, accepted_at)
select pg_temp.id_of(coach), pg_temp.id_of(athlete), now() - days * interval '1 day', now() - days * interval '1 day'
from (values ('ana', 'bjorn', 20), ('ana', 'noor', 62), ('ana', 'misaki', 41), ('ana', 'chidi', 35),
             ('tomasz', 'chidi', 75), ('tomasz', 'dimitra', 70), ('tomasz', 'lea', 28), ('tomasz', 'bjorn', 80))
     v (coach, athlete, days);
