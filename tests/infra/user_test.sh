#!/usr/bin/env bash
# infra/user, and that the accounts it makes can sign in.
. "$(dirname "$0")/../support/tap.sh"

start_instance first >&2
export TP_DATA_DIR
user() {
  "$root/infra/user" "$@"
}
sign_in() {
  curl -s -o /dev/null -w '%{http_code}' "$TP_TEST_URL/api/auth/login" -H "Origin: $TP_TEST_URL" -H 'Content-Type: application/json' \
    -d "{\"email\":\"$1\",\"password\":\"$2\"}"
}
roles() {
  owner_psql -At -c "select array_to_string(roles, ' ') from app.users where email = '$1'"
}

said=$(user create --email ann@example.org --name "Ann O'Neil" --role athlete </dev/null)
like 'a password is drawn' "$said" '^Password: [0-9a-f-]{23}$'
is 'the drawn password signs in' "$(sign_in ann@example.org "$(sed -n 's/^Password: //p' <<<"$said")")" 200
said=$(user create --email cora@example.org --name Cora --role coach <<<'seven lanes of water')
ok 'a given password is not printed' test "$said" == 'Created cora@example.org as coach.'
is 'the given password signs in' "$(sign_in cora@example.org 'seven lanes of water')" 200
user create --email ida@example.org --name Ida --role admin <<<'seven lanes of water' >&2
is 'an athlete' "$(roles ann@example.org)" athlete
is 'a coach' "$(roles cora@example.org)" coach
is 'an administrator' "$(roles ida@example.org)" admin
is 'their addresses count as verified' "$(owner_psql -At -c "select count(*) from app.users
  where email in ('ann@example.org', 'cora@example.org', 'ida@example.org') and email_verified_at is not null")" 3

user promote --email ANN@example.org >&2
is 'promoted' "$(roles ann@example.org)" coach
user demote --email ann@example.org >&2
is 'demoted' "$(roles ann@example.org)" athlete
user promote --email cora@example.org --role admin >&2
is 'a coach becomes an administrator as well' "$(roles cora@example.org)" 'admin coach'
user demote --email ida@example.org --role admin >&2 || true
user set-password --email cora@example.org <<<'eight lanes of water' >&2
is 'the old password is gone' "$(sign_in cora@example.org 'seven lanes of water')" 401
is 'the new password signs in' "$(sign_in cora@example.org 'eight lanes of water')" 200
like 'the list shows everybody' "$(user list)" 'ann@example.org.*Ann O.Neil.*athlete'

refuses 'an address is taken once, in any case' "has the e-mail address" user create --email Ann@Example.org --name Ann --role athlete
refuses 'no e-mail address' 'is no e-mail address' user create --email nobody --name Ann --role athlete
refuses 'a short password' 'password' bash -c "'$root/infra/user' create --email x@example.org --name X --role athlete <<<short"
refuses 'nobody has the address' 'Nobody has' user promote --email nobody@example.org
refuses 'an unknown role' 'create --email' user create --email x@example.org --name X --role owner
refuses 'an unknown option' 'create --email' user create --mail x@example.org
user demote --email cora@example.org --role admin >&2 || true
refuses 'the last administrator stays' 'last administrator' bash -c "
  for one in ida cora; do '$root/infra/user' demote --email \$one@example.org --role admin || exit 1; done"
done_testing
