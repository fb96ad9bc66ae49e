# shellcheck shell=bash
# Who runs the processes: the invoking user, or, for root, the system user trainingplanner, because PostgreSQL refuses
# to run as root and nothing else has any need to.

choose_service_user() {
  as_service=()
  service_user=$(id -un)
  ((EUID == 0)) || return 0

  service_user=trainingplanner
  id "$service_user" >/dev/null 2>&1 || useradd --system --user-group --no-create-home --home-dir /nonexistent \
    --shell /usr/sbin/nologin "$service_user"
  mkdir -p "$data"
  chown "$service_user:" "$data"
  chmod 700 "$data"

  local capabilities=-all
  as_service=(setpriv --reuid "$service_user" --regid "$service_user" --clear-groups --no-new-privs)
  if ! service_reaches_files; then
    # A clone below /root, say. Copying it elsewhere would hide which files are live.
    capabilities+=,+dac_read_search
    reads_through_closed_directories=yes
  fi
  ((TP_HTTP_PORT >= 1024)) || capabilities+=,+net_bind_service
  as_service+=("--inh-caps=$capabilities" "--ambient-caps=$capabilities" "--bounding-set=$capabilities")
}

service_reaches_files() {
  "${as_service[@]}" test -r "$root/handlers/endpoints.txt" -a -x "$root/infra/up" -a -x "$data"
}

# write_private FILE: standard input becomes a file that only the service user (and root) can read.
write_private() {
  "${as_service[@]}" bash -c 'umask 077; cat >"$0.new"; mv "$0.new" "$0"' "$1"
}
