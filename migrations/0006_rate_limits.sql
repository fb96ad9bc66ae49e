-- migrate:up

-- Fixed windows, one row a counter. Unlogged: a crash may forget attempts, and no request waits for their WAL.
create unlogged table private.rate_limits (
    counter           text primary key check (char_length(counter) <= 400),
    window_started_at timestamptz not null,
    count             integer not null
) with (fillfactor = 50);

-- Seconds until the counter's window ends if it is full, else 0. Counts nothing.
create function private.attempts_left_wait(counter text, allowed integer, length interval) returns integer
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
    select coalesce((
        select greatest(1, ceil(extract(epoch from r.window_started_at + $3 - now())))::integer
        from private.rate_limits r
        where r.counter = $1 and r.count >= $2 and now() < r.window_started_at + $3), 0)
$$;

-- Counts one attempt and returns 0; where `allowed` of them are already in the window, counts nothing and returns the
-- seconds to wait. One statement, so that requests at the same moment can't slip through together.
create function app.count_attempt(counter text, allowed integer, length interval) returns integer
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    insert into private.rate_limits as r (counter, window_started_at, count) values ($1, now(), 1)
        on conflict on constraint rate_limits_pkey do update set
            window_started_at = case when now() < r.window_started_at + $3 then r.window_started_at else now() end,
            count = case when now() < r.window_started_at + $3 then r.count + 1 else 1 end
        where r.count < $2 or now() >= r.window_started_at + $3;
    if found then
        return 0;
    end if;
    return greatest(1, private.attempts_left_wait($1, $2, $3));
end
$$;

-- The caller's own counter: handlers can't use up anybody else's.
create function app.count_own_attempt(purpose text, allowed integer, length interval) returns integer
language sql security definer
set search_path = pg_catalog, pg_temp
as $$ select app.count_attempt($1 || ' user ' || app.current_user_id(), $2, $3) where app.current_user_id() is not null $$;

create function private.clear_attempts(counter text) returns void
language sql security definer
set search_path = pg_catalog, pg_temp
as $$ delete from private.rate_limits r where r.counter = $1 $$;

grant execute on function app.count_own_attempt(text, integer, interval) to tp_app;
grant execute on function
    app.count_attempt(text, integer, interval), private.attempts_left_wait(text, integer, interval),
    private.clear_attempts(text)
    to tp_auth;

-- migrate:down

drop function private.clear_attempts(text), app.count_own_attempt(text, integer, interval),
    app.count_attempt(text, integer, interval), private.attempts_left_wait(text, integer, interval);
drop table private.rate_limits;
