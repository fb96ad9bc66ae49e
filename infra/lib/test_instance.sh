# shellcheck shell=bash
# Installations for tests: on a free port, with data below $TP_TEST_DIRECTORY, stopped by infra/test.

# start_instance NAME: starts it unless it runs, and exports TP_TEST_URL, TP_TEST_DATABASE (as the owner),
# TP_TEST_DATA_DIR and TP_LINK_KEY. It has no demo data.
start_instance() {
  unset TP_HTTP_PORT TP_PUBLIC_URL # of the one before
  TP_DATA_DIR=$TP_TEST_DIRECTORY/$1
  if [[ ! -e $TP_DATA_DIR/settings ]]; then
    TP_HTTP_PORT=$(free_port) TP_DATA_DIR=$TP_DATA_DIR "$root/infra/up" --no-demo
  fi
  load_settings
  export TP_TEST_URL=$TP_PUBLIC_URL TP_TEST_DATA_DIR=$data TP_TEST_DATABASE TP_LINK_KEY
  TP_LINK_KEY=$(<"$data/secrets/link_key")
  TP_TEST_DATABASE=$(owner_database)
}

free_port() {
  local port
  while true; do
    port=$((20000 + RANDOM % 10000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
  done
  echo "$port"
}
