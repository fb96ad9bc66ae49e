# shellcheck shell=bash
# Policies, functions and migrations, in a database beside the test installation's.

suite_database() {
  start_instance shared
  database=pgtap
  check 'migrations go up, down and up again' migrate_up_down_up
  check 'and leave other databases of the server alone' connects_as_handler
  check 'the exercise library is loaded, and again' load_exercises_twice
  run_tap pg_prove --verbose --host "$run" --username tp_owner --dbname pgtap tests/database/*_test.sql
  run_summed tests/database/drop_each_policy.sh
  run_summed tests/database/races.sh
}

# run_summed SCRIPT: on the same database; its last line says `N passed, N failed`.
run_summed() {
  local log
  log=$(mktemp -p "$TP_TEST_DIRECTORY")
  PGHOST=$run PGUSER=tp_owner PGDATABASE=pgtap "$1" 2>&1 | tee "$log" || true
  # shellcheck disable=SC2046 # two numbers
  count $(tail -n 1 "$log" | awk '/^[0-9]+ passed, [0-9]+ failed$/ {print $1, $3; found = 1} END {if (!found) print 0, 1}')
}

# connects_as_handler: to the installation's own database.
connects_as_handler() {
  PGPASSWORD=$(<"$data/secrets/app_password") psql -h "$run" -U tp_app -d trainingplanner -c 'select 1'
}

migrate_up_down_up() {
  local last left
  dbmate up
  while last=$(owner_psql -At -c 'select max(version) from schema_migrations') && [[ -n $last ]]; do
    dbmate rollback && fits_again "$last" || return 1
  done
  left=$(owner_psql -At -c "select count(*) from pg_class where relnamespace::regnamespace::text in ('app', 'private')") || return 1
  ((left == 0)) || return 1
  dbmate up
}

# fits_again VERSION: what the migration has left behind would be in its own way; the first ones drop whole schemas, and with
# them whatever others forgot. Not by dbmate, which would apply all the later ones, too.
fits_again() {
  {
    echo 'begin;'
    sed -n '/^-- migrate:up/,/^-- migrate:down/p' "$root/migrations/$1"_*.sql
    echo 'rollback;'
  } | owner_psql
}

load_exercises_twice() {
  local ids="select md5(string_agg(id::text, '' order by slug)) from app.exercises" before
  load_exercises || return 1
  before=$(owner_psql -At -c "$ids") || return 1
  load_exercises && [[ $(owner_psql -At -c "$ids") == "$before" ]]
}
