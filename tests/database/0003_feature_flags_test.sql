begin;
\ir ../support/people.sql
select plan(5);

insert into app.feature_flags (name, enabled) values ('aiInsights', true), ('connectRequiresConsent', false);

select acting_as('athlete_gus');
select is((select count(*) from app.feature_flags), 2::bigint, 'everybody signed in reads the flags');
select throws_ok('update app.feature_flags set enabled = false', '42501', null, 'and turns none');
select is(features::jsonb, '{"aiInsights": true, "connectRequiresConsent": false}', 'begin_request brings them along')
    from app.begin_request(token_of('athlete_gus'));
select is(features::jsonb, '{"aiInsights": true, "connectRequiresConsent": false}', 'also to nobody')
    from app.begin_request(null);
select is_empty('select * from app.feature_flags', 'who reads no table');

select * from finish();
rollback;
