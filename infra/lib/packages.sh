# shellcheck shell=bash
# Debian packages: installs the missing ones and leaves no service behind that was not running before.

# as_root COMMAND…: through sudo unless this is root already.
as_root() {
  if ((EUID == 0)); then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo -- "$@"
  else
    fail "'$*' needs root." "Install sudo, or run it as root and start again."
  fi
}

# missing_packages FILE: the names in FILE that are not installed.
missing_packages() {
  local name
  while read -r name _; do
    [[ -z $name || $name == '#'* ]] && continue
    [[ $(dpkg-query -W -f '${Status}' "$name" 2>/dev/null) == 'install ok installed' ]] || echo "$name"
  done <"$1"
}

# install_packages FILE
install_packages() {
  local missing
  mapfile -t missing < <(missing_packages "$1")
  ((${#missing[@]})) || return 0
  command -v apt-get >/dev/null || fail 'This is no Debian: there is no apt-get.' "Install by hand: ${missing[*]}"
  say "Installing ${#missing[@]} Debian packages: ${missing[*]}"
  ((EUID == 0)) || as_root true
  quietly as_root bash "$root/infra/lib/apt_install.sh" "${missing[@]}"
}

# prepare_nginx: the module of live updates wants a directory that is built into Debian's nginx and that no setting changes.
# An nginx that was started by root once has made it.
prepare_nginx() {
  [[ -d /var/lib/nginx/body ]] || as_root install -d -m 700 -o www-data /var/lib/nginx/body
}
