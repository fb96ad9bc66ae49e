# shellcheck shell=bash
# The supervisor's configuration: PostgreSQL, nginx, what rotates the logs, and a program for each row of handlers/endpoints.txt.

render_supervisor() {
  local ROOT=$root DATA=$data RUN=$run FILES
  FILES=$(open_files_limit)
  # Without a public URL the site's own origin is whatever address a browser used, such as localhost.
  public_url=$TP_PUBLIC_URL
  [[ $public_url != "$(as_origin "$(local_url)")" ]] || public_url=''
  app_password=$(<"$data/secrets/app_password")
  auth_password=$(<"$data/secrets/auth_password")
  worker_password=$(<"$data/secrets/worker_password")
  link_key=$(<"$data/secrets/link_key")
  {
    fill "$root/infra/supervisor/supervisord.conf" DATA RUN FILES
    [[ -n $DATABASE_URL ]] || PG_BIN=$pg_bin fill "$root/infra/supervisor/postgresql.conf" PG_BIN DATA
    fill "$root/infra/supervisor/rotate_logs.conf" ROOT DATA
    each_endpoint supervised_handler
    fill "$root/infra/supervisor/nginx.conf" ROOT DATA
  } | put "$data/supervisord.conf"
}

supervised_handler() {
  local source=$1 access=$4
  local NAME BINARY="$root/build/handlers/$source" LOG="$data/log/handlers.log" PROCESSES=$6 RUN=$run
  local KIND=fcgi-program SOCKET ENVIRONMENT url=$public_url
  NAME=$(process_name "$source")
  SOCKET="socket=unix://$run/$NAME.sock"$'\n'socket_mode=0600
  if [[ $access == background ]]; then
    KIND=program SOCKET='; no socket: it works without being asked'
  fi
  # Links in mails need an address in any case.
  [[ $access != background ]] || url=$TP_PUBLIC_URL
  # A process learns only the password of the role that it connects as.
  ENVIRONMENT="TP_DATABASE=\"$(handler_database)\",TP_PUBLIC_URL=\"$url\",TP_OPENAPI=\"$root/build/openapi.json\""
  ENVIRONMENT+=",TP_LINK_KEY=\"$link_key\""
  # libpq's LDAP brings GnuTLS along, which nothing here uses and which would fill a tenth of each process when it loads.
  ENVIRONMENT+=',GNUTLS_NO_IMPLICIT_INIT="1"'
  # Tests run the same binaries on the library without the first layer.
  [[ -z ${TP_HANDLER_LIBRARIES-} ]] || ENVIRONMENT+=",LD_LIBRARY_PATH=\"$TP_HANDLER_LIBRARIES\""
  case $access in
    signin | password) ENVIRONMENT+=",TP_AUTH_PASSWORD=\"$auth_password\"" ;;
    background) ENVIRONMENT+=",TP_WORKER_PASSWORD=\"$worker_password\"" ;;
    *) ENVIRONMENT+=",TP_APP_PASSWORD=\"$app_password\"" ;;
  esac
  # Only the worker learns the relay's password. A % is the supervisor's own.
  if [[ $source == background/send_mail ]]; then
    ENVIRONMENT+=",SMTP_URL=\"${SMTP_URL//%/%%}\",TP_MAIL_FROM=\"$TP_MAIL_FROM\",TP_MAIL_DIRECTORY=\"$data/mail\""
  fi
  [[ $source != background/publish_events ]] || ENVIRONMENT+=",TP_LIVE_SOCKET=\"$run/live.sock\""
  fill "$root/infra/supervisor/handler.conf" KIND NAME BINARY LOG PROCESSES SOCKET ENVIRONMENT
}

# nginx holds two files for a connection that a handler answers; the supervisor can only lower the hard limit.
open_files_limit() {
  local limit
  limit=$(ulimit -Hn)
  [[ $limit != unlimited ]] && ((limit < 16384)) || limit=16384
  echo "$limit"
}
