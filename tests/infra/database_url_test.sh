#!/usr/bin/env bash
# DATABASE_URL: a database on a server that is not ours, with an owner who is no superuser.
. "$(dirname "$0")/../support/tap.sh"
. "$root/infra/lib/load.sh" service_user

export TP_DATA_DIR=$TP_TEST_DIRECTORY/one
TP_HTTP_PORT=$(free_port)
load_settings
choose_service_user
server=$TP_DATA_DIR/server port=$(free_port)
"${as_service[@]}" "$pg_bin/initdb" --pgdata="$server" --username=postgres --auth-local=trust --auth-host=scram-sha-256 >&2
trap '"${as_service[@]}" "$pg_bin/pg_ctl" --pgdata="$server" --mode=immediate stop >&2' EXIT
"${as_service[@]}" "$pg_bin/pg_ctl" --pgdata="$server" --log="$server/log" --wait \
  -o "-p $port -k $server -c listen_addresses=127.0.0.1 -c max_connections=400 -c fsync=off" start >&2
psql --no-psqlrc --quiet --host="$server" --port="$port" --username=postgres --set=ON_ERROR_STOP=1 <<'SQL'
create role planner login createrole bypassrls password 'a/b';
create database one owner planner;
create database two owner planner;
SQL
export DATABASE_URL=postgres://planner:a%2Fb@127.0.0.1:$port/one

start_instance one >&2
status() {
  curl -s -o /dev/null -w '%{http_code}' -H "Origin: $TP_TEST_URL" "${@:2}" "$TP_TEST_URL$1"
}
is 'it answers' "$(status /api/health)" 200
ok 'it has no cluster of its own' test ! -e "$data/pg"
is 'somebody signs up' "$(status /api/auth/register -H 'Content-Type: application/json' \
  -d '{"email": "bo@example.org", "displayName": "Bo", "password": "a good long password"}')" 201
is 'who is there' "$(owner_psql -At -c 'select display_name from app.users')" Bo

DATABASE_URL=${DATABASE_URL%one}two
refuses 'a second installation on the same server is refused' "another installation, in its database 'one'" \
  env TP_HTTP_PORT="$(free_port)" TP_DATA_DIR="$TP_TEST_DIRECTORY/two" "$root/infra/up" --no-demo
is 'the first one is still there' "$(status /api/health)" 200
TP_DATA_DIR=$TP_TEST_DIRECTORY/one "$root/infra/down" >&2
done_testing
