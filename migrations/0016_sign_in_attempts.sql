-- migrate:up

-- Like app.count_attempt, but the count starts anew only `length` after the last attempt that it counted. A fixed window
-- lets twice as many through around its edge; here no span of that length holds more than `allowed`. For failed sign-ins,
-- which a success clears; who works steadily would be stopped by it.
create function private.count_failure(counter text, allowed integer, length interval) returns integer
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    insert into private.rate_limits as r (counter, window_started_at, count) values ($1, now(), 1)
        on conflict on constraint rate_limits_pkey do update set
            window_started_at = greatest(r.window_started_at, now()),
            count = case when now() < r.window_started_at + $3 then r.count + 1 else 1 end
        where r.count < $2 or now() >= r.window_started_at + $3;
    if found then
        return 0;
    end if;
    return greatest(1, private.attempts_left_wait($1, $2, $3));
end
$$;
grant execute on function private.count_failure(text, integer, interval) to tp_auth;

-- migrate:down

drop function private.count_failure(text, integer, interval);
