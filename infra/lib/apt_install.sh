#!/usr/bin/env bash
# apt_install.sh PACKAGE…: run as root by packages.sh. Installs without starting services and without PostgreSQL's
# default cluster, and undoes both precautions afterwards.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive

policy=/usr/sbin/policy-rc.d
cluster_conf=/etc/postgresql-common/createcluster.d/trainingplanner.conf
undo() {
  [[ -z ${own_policy-} ]] || rm -f "$policy"
  rm -f "$cluster_conf"
}
trap undo EXIT

if [[ ! -e $policy ]]; then
  own_policy=yes
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
fi
mkdir -p "$(dirname "$cluster_conf")"
echo 'create_main_cluster = false' >"$cluster_conf"

install() {
  apt-get install -y --no-install-recommends "$@"
}
# The lists of packages may be missing (fresh image) or too old (a version that the mirror no longer has).
install "$@" || { apt-get update && install "$@"; }

# A service that came just now must not start at the next boot either.
for service in nginx supervisor; do
  for package in "$@"; do
    [[ $package != "$service" ]] || update-rc.d "$service" disable
  done
done
