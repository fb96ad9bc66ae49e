-- migrate:up

-- What others keep of somebody loses the name with the account: the athlete's history of coaches, the access log, and
-- invitations that went to the address.
create function private.forget_coach() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    new.coach_name := 'Deleted user';
    return new;
end
$$;
create trigger forget_coach before update of coach_id on app.past_connections
    for each row when (new.coach_id is null) execute function private.forget_coach();

create function private.forget_reader() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    new.actor_name := 'Deleted user';
    new.ip_address := null;
    new.user_agent := null;
    return new;
end
$$;
create trigger forget_reader before update of actor_id on app.data_access_log
    for each row when (new.actor_id is null) execute function private.forget_reader();

create function private.forget_invitations() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    delete from app.invitations i where i.responded_by = old.id or lower(i.email) = lower(old.email);
    delete from private.mail_outbox m
        where m.template in ('invitation', 'invitation_received') and m.details ->> 'nonce' in (
            select i.code_nonce from app.invitations i where i.coach_id = old.id);
    return old;
end
$$;
create trigger forget_invitations before delete on app.users
    for each row execute function private.forget_invitations();

-- migrate:down

drop trigger forget_invitations on app.users;
drop trigger forget_reader on app.data_access_log;
drop trigger forget_coach on app.past_connections;
drop function private.forget_invitations(), private.forget_reader(), private.forget_coach();
