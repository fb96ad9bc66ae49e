# shellcheck shell=bash
# Makes build/ from the sources: the server, its OpenAPI document, and the client.

# in_build COMMAND…: one at a time in this checkout, whichever installation it is for.
in_build() {
  mkdir -p "$root/build"
  flock "$root/build/.lock" "$@"
}

install_tools() {
  install_node_modules infra 'the migration tool'
  install_node_modules public "the client's libraries"
}

# install_node_modules DIRECTORY WHAT: if the lock file is newer than what is installed.
install_node_modules() {
  local directory=$root/$1
  [[ ! $directory/node_modules/.package-lock.json -ot $directory/package-lock.json ]] && return
  say "Installing $2 from npm"
  quietly npm ci --prefix "$directory" --no-audit --no-fund
}

# build_server TARGET…
build_server() {
  if [[ ! -e $root/build/build.ninja ]]; then
    say 'Configuring the build of the server'
    quietly in_build cmake -S "$root" -B "$root/build" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo
  fi
  say 'Building the server'
  quietly in_build cmake --build "$root/build" --target "$@"
}

# installed_targets: what an installation runs; the tests' programs are not among it.
installed_targets() {
  printf '%s\n' openapi hash_password
  each_endpoint process_name
}

build_client() {
  local inputs
  inputs=$(client_inputs)
  [[ $inputs != "$(cat "$root/build/client_inputs" 2>/dev/null)" || ! -e $root/build/public/index.html ]] || return 0
  say 'Building the client'
  quietly in_build npm run --prefix "$root/public" types
  quietly in_build npm run --prefix "$root/public" build
  echo "$inputs" >"$root/build/client_inputs"
}

# client_inputs: one hash of everything that the client is built from.
client_inputs() {
  {
    find "$root/public" -name node_modules -prune -o -type f -printf '%p %T@\n' | sort
    cat "$root/build/openapi.json"
  } | sha256sum
}
