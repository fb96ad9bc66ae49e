#!/bin/bash
# run_nginx.sh DATA: nginx in the foreground, for the supervisor. A master that was killed leaves its workers behind, which
# hold the port; they are its process group, end their requests on QUIT, and let go of the port at once.
data=$1
pkill -QUIT -g "$(cat "$data/run/nginx.pid" 2>/dev/null || echo none)" nginx
# What a killed one leaves as well, and would not replace.
rm -f "$data/run/live.sock"
exec /usr/sbin/nginx -p "$data/nginx" -c "$data/nginx/nginx.conf" -e "$data/log/nginx.log" -g 'daemon off;'
