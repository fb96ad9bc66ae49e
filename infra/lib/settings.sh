# shellcheck shell=bash
# The settings of one installation: from the environment, else as its last infra/up had them, else the default.
# Needs $root; sets $data and $run, and exports what the environment variables of the README name.

setting_names=(TP_HTTP_PORT TP_LISTEN TP_PUBLIC_URL TP_TRUSTED_PROXY DATABASE_URL SMTP_URL TP_MAIL_FROM)

load_settings() {
  local name value
  umask 022
  data=$(realpath -m -- "${TP_DATA_DIR:-$root/.data}")
  check_path "$root"
  check_path "$data"
  if [[ -r $data/settings ]]; then
    while IFS='=' read -r name value; do
      [[ " ${setting_names[*]} " != *" $name "* || -n ${!name+set} ]] || declare -g "$name=$value"
    done <"$data/settings"
  fi
  explicit_settings=$(for name in "${setting_names[@]}"; do [[ -z ${!name-} ]] || echo "$name=${!name}"; done)

  TP_DATA_DIR=$data
  TP_HTTP_PORT=${TP_HTTP_PORT:-8080}
  TP_LISTEN=${TP_LISTEN:-127.0.0.1}
  TP_TRUSTED_PROXY=${TP_TRUSTED_PROXY-}
  DATABASE_URL=${DATABASE_URL-}
  SMTP_URL=${SMTP_URL-}
  TP_MAIL_FROM=${TP_MAIL_FROM-}
  TP_PUBLIC_URL=${TP_PUBLIC_URL:-$(local_url)}
  TP_PUBLIC_URL=$(as_origin "${TP_PUBLIC_URL%/}")
  check_settings
  run=$(run_directory)
  export TP_DATA_DIR "${setting_names[@]}"
}

check_settings() {
  [[ $TP_HTTP_PORT =~ ^[1-9][0-9]{0,4}$ && $TP_HTTP_PORT -lt 65536 ]] ||
    fail "TP_HTTP_PORT is '$TP_HTTP_PORT'." 'It must be a port number, such as 8080.'
  [[ $TP_LISTEN =~ ^[0-9a-fA-F.:]+$ ]] ||
    fail "TP_LISTEN is '$TP_LISTEN'." 'It must be an address of this machine, such as 127.0.0.1, 0.0.0.0 or ::1.'
  [[ $TP_PUBLIC_URL =~ ^https?://[A-Za-z0-9.:_-]+$|^https?://\[[0-9a-fA-F:]+\](:[0-9]+)?$ ]] ||
    fail "TP_PUBLIC_URL is '$TP_PUBLIC_URL'." 'It must be a scheme and a host, such as https://training.example.org.'
  local network
  for network in ${TP_TRUSTED_PROXY//,/ }; do
    [[ $network =~ ^[0-9]{1,3}(\.[0-9]{1,3}){3}(/[0-9]{1,2})?$|^[0-9a-fA-F:]*:[0-9a-fA-F:]*(/[0-9]{1,3})?$ ]] ||
      fail "TP_TRUSTED_PROXY has '$network'." 'It must list addresses or networks, such as 127.0.0.1,10.0.0.0/8.'
  done
  [[ -z $DATABASE_URL || $DATABASE_URL =~ ^postgres(ql)?:// ]] ||
    fail 'DATABASE_URL is no PostgreSQL address.' 'It looks like postgres://owner:password@host:5432/trainingplanner.'
  [[ $DATABASE_URL$TP_TRUSTED_PROXY != *$'\n'* ]] || fail 'DATABASE_URL and TP_TRUSTED_PROXY may not hold line breaks.'
  [[ -z $SMTP_URL || $SMTP_URL =~ ^smtps?://[!#-~]+$ ]] ||
    fail 'SMTP_URL is no address of a mail relay.' 'It looks like smtp://user:password@mail.example.org:587, or smtps://… for TLS from the start.'
  [[ -z $TP_MAIL_FROM || $TP_MAIL_FROM =~ ^[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+$ ]] ||
    fail "TP_MAIL_FROM is '$TP_MAIL_FROM'." 'It must be an e-mail address, such as training@example.org.'
}

# Paths go into the configuration of nginx, the supervisor and PostgreSQL, each with quoting rules of its own.
check_path() {
  [[ $1 =~ ^[A-Za-z0-9\ ._/+@,=~-]+$ ]] ||
    fail "The path '$1' has characters that configuration files can't hold." 'Use letters, digits, spaces and ._/+@,=~-'
}

# as_origin URL: as a browser writes it in Origin, which is compared letter by letter.
as_origin() {
  local url=${1,,}
  case $url in
    http:*:80) url=${url%:80} ;;
    https:*:443) url=${url%:443} ;;
  esac
  echo "$url"
}

# The address that reaches nginx from this machine.
local_url() {
  local host=$TP_LISTEN
  case $host in
    0.0.0.0) host=127.0.0.1 ;;
    ::) host='[::1]' ;;
    *:*) host="[$host]" ;;
  esac
  echo "http://$host:$TP_HTTP_PORT"
}

# Sockets live in $data/run. A socket's path has at most 107 bytes, and the client tools put it into URLs, so a long or
# unusual path gets a short stand-in, to which $data/run is then a link.
run_directory() {
  if [[ -L $data/run ]]; then
    readlink "$data/run"
  elif ((${#data} <= 55)) && [[ $data != *[^A-Za-z0-9._/-]* ]]; then
    echo "$data/run"
  else
    local parent=${XDG_RUNTIME_DIR:-/tmp}
    ((EUID != 0)) || parent=/run
    echo "$parent/trainingplanner-$(sha256sum <<<"$data" | cut -c1-12)"
  fi
}

# require_installation: for the scripts that need what infra/up has made.
require_installation() {
  [[ -e $data/settings ]] || fail "There is no installation in $data." 'Start one with ./infra/up, or set TP_DATA_DIR.'
  [[ -O $data || $EUID == 0 ]] || fail "$data belongs to $(stat -c %U "$data")." 'Run this as that user or as root.'
}
