-- migrate:up

-- As in 0001, with the fraction of the millisecond in the twelve bits after the version (RFC 9562, 6.2, method 3): what one
-- request makes, and two requests of the same millisecond, sort as they were made.
create or replace function app.uuid_v7() returns uuid
language sql volatile parallel safe
set search_path = pg_catalog, pg_temp
as $$
    select encode(
        overlay(uuid_send(gen_random_uuid())
            placing int8send((micros / 1000 << 16) | (7 << 12) | (micros % 1000 * 4096 / 1000)) from 1 for 8),
        'hex')::uuid
    from (select (extract(epoch from clock_timestamp()) * 1000000)::bigint as micros) now
$$;

-- migrate:down

create or replace function app.uuid_v7() returns uuid
language sql volatile parallel safe
set search_path = pg_catalog, pg_temp
as $$
    select encode(
        set_bit(set_bit(
            overlay(uuid_send(gen_random_uuid())
                placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
                from 1 for 6),
            52, 1), 53, 1),
        'hex')::uuid
$$;
