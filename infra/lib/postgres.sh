# shellcheck shell=bash
# The database: a private cluster in $data/pg, unless DATABASE_URL names a server.

pg_bin=/usr/lib/postgresql/15/bin
database=trainingplanner

# create_cluster: if there is none yet. Only tp_owner exists in it; migrations create the roles of the handlers.
create_cluster() {
  [[ ! -e $data/pg/PG_VERSION ]] || return 0
  say 'Creating the private PostgreSQL cluster'
  # A first try that was interrupted leaves a directory that initdb refuses.
  "${as_service[@]}" rm -rf "$data/pg" "$data/pg.new"
  quietly "${as_service[@]}" "$pg_bin/initdb" --pgdata="$data/pg.new" --username=tp_owner \
    --auth=peer --encoding=UTF8 --locale=C.UTF-8 --data-checksums --no-instructions
  "${as_service[@]}" sed -i "\$ a include '../postgresql/trainingplanner.conf'" "$data/pg.new/postgresql.conf"
  "${as_service[@]}" mv "$data/pg.new" "$data/pg"
}

render_postgresql() {
  [[ -z $DATABASE_URL ]] || return 0
  local RUN=$run CONNECTIONS=30 SHARED_BUFFERS CACHE_SIZE SERVICE_USER memory_mb file
  each_endpoint count_connections
  memory_mb=$(awk '/^MemTotal/ {print int($2 / 1024)}' /proc/meminfo)
  SHARED_BUFFERS=$((memory_mb / 8 > 1024 ? 1024 : memory_mb / 8))MB
  CACHE_SIZE=$((memory_mb / 2))MB
  SERVICE_USER=$(id -un)
  mkdir -p "$data/postgresql"
  fill "$root/infra/postgresql/trainingplanner.conf" RUN CONNECTIONS SHARED_BUFFERS CACHE_SIZE |
    put "$data/postgresql/trainingplanner.conf"
  fill "$root/infra/postgresql/pg_hba.conf" | put "$data/pg/pg_hba.conf"
  fill "$root/infra/postgresql/pg_ident.conf" SERVICE_USER | put "$data/pg/pg_ident.conf"
}

# Each process of a handler keeps one connection.
count_connections() {
  CONNECTIONS=$((CONNECTIONS + $6))
}

# owner_database: where tables are owned and migrated, as psql takes it.
owner_database() {
  echo "${DATABASE_URL:-host=$run port=5432 user=tp_owner dbname=$database}"
}

# handler_database: the same database without user and password.
handler_database() {
  if [[ -z $DATABASE_URL ]]; then
    echo "host=$run port=5432 dbname=$database"
    return
  fi
  local rest=${DATABASE_URL#*://} parameters='' authority name port
  [[ $rest != *\?* ]] || parameters=${rest#*\?}
  rest=${rest%%\?*}
  authority=${rest%%/*}
  name=${rest#"$authority"}
  authority=${authority##*@}
  port=5432
  if [[ $authority =~ ^(.*):([0-9]+)$ ]]; then
    authority=${BASH_REMATCH[1]} port=${BASH_REMATCH[2]}
  fi
  echo "${authority:+host=$authority }port=$port dbname=${name#/} ${parameters//&/ }"
}

# owner_psql ARGUMENT…: psql as the owner, which stops at the first error.
owner_psql() {
  psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 "$@" "$(owner_database)"
}

wait_for_database() {
  local tries
  for ((tries = 0; tries < 300; tries++)); do
    pg_isready --quiet --dbname="$(owner_database)" && return
    sleep 0.1
  done
  if [[ -n $DATABASE_URL ]]; then
    fail 'The server in DATABASE_URL does not answer.' 'Check the address, the password and the network.'
  fi
  tail -n 5 "$data/log/postgresql.log" >&2
  fail 'PostgreSQL did not start within 30 s.' "Its log is $data/log/postgresql.log"
}

# require_own_server: roles belong to a whole server, and their passwords to one installation.
require_own_server() {
  local other
  wait_for_database
  other=$(owner_psql -At -c "select min(datname) from pg_stat_activity
    where usename in ('tp_app', 'tp_auth', 'tp_worker') and datname <> current_database()")
  [[ -z $other ]] || fail "The server in DATABASE_URL runs another installation, in its database '$other'." \
    'Give each installation a server of its own.'
}

# dbmate COMMAND…
dbmate() {
  local url=${DATABASE_URL:-postgres://tp_owner@/$database?socket=$run} encrypted
  if [[ -n $DATABASE_URL && $DATABASE_URL != *sslmode=* ]]; then
    # psql uses TLS where the server has it; dbmate has to be told.
    encrypted=$(owner_psql -At -c 'select ssl from pg_stat_ssl where pid = pg_backend_pid()')
    export PGSSLMODE
    [[ $encrypted == t ]] && PGSSLMODE=require || PGSSLMODE=disable
  fi
  "$root/infra/node_modules/.bin/dbmate" --url "$url" --migrations-dir "$root/migrations" --no-dump-schema "$@"
}

# set_role_passwords: passwords go through the environment, never through an argument that ps shows.
set_role_passwords() {
  TP_APP_PASSWORD=$(<"$data/secrets/app_password") TP_AUTH_PASSWORD=$(<"$data/secrets/auth_password") \
    TP_WORKER_PASSWORD=$(<"$data/secrets/worker_password") owner_psql <<'SQL'
\getenv app_password TP_APP_PASSWORD
\getenv auth_password TP_AUTH_PASSWORD
\getenv worker_password TP_WORKER_PASSWORD
alter role tp_app password :'app_password';
alter role tp_auth password :'auth_password';
alter role tp_worker password :'worker_password';
SQL
}
