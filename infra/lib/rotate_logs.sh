#!/bin/bash
# rotate_logs.sh DATA BYTES SECONDS: for the supervisor. Looks every so often for logs that have grown beyond that size;
# what they hold goes to NAME.1.gz, the older ones one number on, and the fifth is dropped.
# They are emptied in place: everybody who writes to a log has it open for appending, and nobody could be told to open it
# anew at the same moment. Lines written within the moment between the copy and the emptying are lost.
umask 077
shopt -s nullglob
while true; do
  for log in "$1"/log/*.log; do
    # The supervisor rotates its own.
    [[ ${log##*/} != supervisord.log ]] || continue
    (($(stat -c %s "$log") > $2)) || continue
    cp "$log" "$log.0" || continue
    : >"$log"
    for number in 3 2 1; do
      [[ ! -e $log.$number.gz ]] || mv "$log.$number.gz" "$log.$((number + 1)).gz"
    done
    nice gzip <"$log.0" >"$log.1.gz.new" && mv "$log.1.gz.new" "$log.1.gz"
    rm -f "$log.0"
  done
  sleep "$3"
done
