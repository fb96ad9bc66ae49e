-- The rules that hold for every table, view and function, whatever a migration adds.
begin;
\ir ../support/people.sql
select plan(14);

create temp view tables as
    select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity from pg_class c
    where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p');
create temp view functions as
    select p.oid, p.oid::regprocedure as name, p.prosecdef, p.proconfig, p.proacl, p.pronamespace from pg_proc p
    where p.pronamespace in ('app'::regnamespace, 'private'::regnamespace);

select cmp_ok((select count(*) from tables), '>=', 9::bigint, 'there are tables, so the next tests mean something');
select is_empty($$ select relname from tables where not relrowsecurity or not relforcerowsecurity $$,
    'every table in app has row-level security enabled and forced');
select is_empty($$ select relname from tables t where not exists (select from pg_policy p where p.polrelid = t.oid) $$,
    'every table in app has a policy');
select is_empty($$ select polname, polrelid::regclass from pg_policy where not polpermissive or polroles <> '{0}' $$,
    'every policy is permissive and for all roles: dropping one can only take rights away');
select is_empty($$ select relname from pg_class
                   where relnamespace in ('app'::regnamespace, 'private'::regnamespace) and relkind in ('v', 'm')
                     and (relkind = 'm' or not coalesce(reloptions, '{}') && '{security_invoker=true,security_invoker=on}') $$,
    'every view runs with the rights of who asks');
select is_empty($$ select name from functions where prosecdef and not exists (
                       select from unnest(proconfig) c where c ~ '^search_path=.*\mpg_temp$') $$,
    'every SECURITY DEFINER function pins a search_path that ends in pg_temp');
select is_empty($$ select name from functions f
                   where proacl is null or exists (select from aclexplode(f.proacl) a where a.grantee = 0) $$,
    'no function is granted to PUBLIC');
select is_empty($$ select c.relname, a.privilege_type from pg_class c, aclexplode(c.relacl) a
                   where c.relnamespace in ('app'::regnamespace, 'private'::regnamespace) and a.grantee = 0
                   union all
                   select n.nspname, a.privilege_type from pg_namespace n, aclexplode(n.nspacl) a
                   where n.nspname in ('app', 'private', 'public') and a.grantee = 0
                   union all
                   select d.datname, a.privilege_type from pg_database d, aclexplode(d.datacl) a
                   where d.datname = current_database() and a.grantee = 0 $$,
    'no table, schema or database is granted to PUBLIC');
select is_empty($$ select rolname from pg_roles where rolname in ('tp_app', 'tp_auth', 'tp_worker')
                   and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
                   union all
                   select member::regrole::name from pg_auth_members
                   where member in ('tp_app'::regrole, 'tp_auth'::regrole, 'tp_worker'::regrole) $$,
    'tp_app, tp_auth and tp_worker are no superusers, bypass nothing, create nothing and are members of nothing');
select is_empty($$ select classid::regclass, objid from pg_shdepend
                   where refobjid in ('tp_app'::regrole, 'tp_auth'::regrole, 'tp_worker'::regrole) and deptype = 'o' $$,
    'tp_app, tp_auth and tp_worker own nothing');
select is_empty($$ select c.relname, a.privilege_type from pg_class c, aclexplode(c.relacl) a
                   where (c.relnamespace = 'app'::regnamespace and a.grantee = 'tp_app'::regrole
                          and a.privilege_type in ('INSERT', 'UPDATE', 'TRUNCATE', 'REFERENCES', 'TRIGGER'))
                      or (c.relnamespace = 'private'::regnamespace and a.grantee = 'tp_app'::regrole)
                      or a.grantee in ('tp_auth'::regrole, 'tp_worker'::regrole) $$,
    'inserts and updates are granted by column, nothing of private to tp_app, and no table to the others');
select is_empty($$ select conrelid::regclass, conname from pg_constraint
                   where contype = 'f' and confdeltype in ('a', 'r')
                     and connamespace in ('app'::regnamespace, 'private'::regnamespace) $$,
    'every foreign key says what a deletion does');
select is_empty($$ select k.conrelid::regclass, k.conname from pg_constraint k
                   where k.contype = 'f' and k.connamespace in ('app'::regnamespace, 'private'::regnamespace)
                     and not exists (select from pg_index i where i.indrelid = k.conrelid and i.indpred is null
                                     and i.indkey[0] = k.conkey[1]) $$,
    'every foreign key has an index that begins with its first column');
select is_empty($$ select c.relname, t.attname from pg_class c join pg_attribute t on t.attrelid = c.oid
                   where c.relnamespace = 'app'::regnamespace and t.attnum > 0 and t.atttypid = 'timestamp'::regtype $$,
    'instants have a time zone');

select * from finish();
rollback;
