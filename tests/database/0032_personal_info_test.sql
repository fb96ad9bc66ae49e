-- Who reads time zone, units and language: the user, and a coach with whom an athlete shares them.
begin;
\ir ../support/people.sql
select plan(12);

prepare read_of(text) as select time_zone, units, language from app.personal_info(id_of($1));
update app.users set time_zone = 'Europe/Athens', units = 'lb', language = 'el' where id = id_of('athlete_bo');

select acting_as('athlete_bo');
select results_eq($$ execute read_of('athlete_bo') $$, $$ values ('Europe/Athens', 'lb', 'el') $$, 'users read their own');
select is_empty($$ execute read_of('coach_ana') $$, 'but not those of their coach');

select acting_as('coach_ana');
select is_empty($$ execute read_of('athlete_bo') $$, 'a coach reads nothing that is not shared');
select throws_ok('select time_zone from app.users', '42501', null, 'not in the table either');
select throws_ok('select units from app.users', '42501', null, 'nor the units');
select throws_ok('select language from app.users', '42501', null, 'nor the language');

select as_owner();
update app.sharing_settings set personal_info = true;
select acting_as('coach_ana');
select results_eq($$ execute read_of('athlete_bo') $$, $$ values ('Europe/Athens', 'lb', 'el') $$, 'but what is shared');
select acting_as('coach_eve');
select is_empty($$ execute read_of('athlete_bo') $$, 'a foreign coach reads nothing');
select acting_as('admin_ida');
select is_empty($$ execute read_of('athlete_bo') $$, 'nor does an administrator');
select acting_as(null);
select is_empty($$ execute read_of('athlete_bo') $$, 'nor who is not signed in');

select as_owner();
select set_connection('coach_ana', 'athlete_bo', 'inactive');
select acting_as('coach_ana');
select is_empty($$ execute read_of('athlete_bo') $$, 'a pause closes it');
select as_owner();
select set_connection('coach_ana', 'athlete_bo', 'terminated');
select acting_as('coach_ana');
select is_empty($$ execute read_of('athlete_bo') $$, 'and so does the end');

select * from finish();
rollback;
