#include "coaching/invitation_service.h"

#include "auth/limits.h"
#include "auth/link_token.h"
#include "auth/token.h"
#include "http/error.h"

namespace tp::coaching {

namespace {

// The calling coach's invitations under a condition.
std::string invitationsOfCaller(std::string_view condition) {
    constexpr std::string_view start =
        R"(select * from (
               select id, method, email, username, message,
                      case when status = 'pending' and expires_at <= now() then 'expired' else status end as status,
                      created_at, sent_at, expires_at, viewed_at, responded_at
               from app.invitations where coach_id = app.caller()) i
           where )";
    return std::string(start).append(condition);
}

Invitation invitationFrom(const db::Row& row) {
    return {row.get<Uuid>(0),          row.get<std::string>(1), row.maybe<std::string>(2), row.maybe<std::string>(3),
            row.maybe<std::string>(4), row.get<std::string>(5), row.get<Instant>(6),       row.get<Instant>(7),
            row.get<Instant>(8),       row.maybe<Instant>(9),   row.maybe<Instant>(10)};
}

Invitation readInvitation(db::Transaction& tx, const Uuid& invitationId) {
    static const std::string statement = invitationsOfCaller("id = $1::uuid");
    return invitationFrom(tx.query(statement, invitationId)[0]);
}

}  // namespace

InvitationCode newInvitationCode() {
    auto nonce = randomToken();
    auto hash = sha256(linkToken("invitation", nonce));
    return {std::move(nonce), std::move(hash)};
}

Invitation invite(db::Transaction& tx, const NewInvitation& wanted) {
    if (wanted.email.has_value() == wanted.username.has_value()) {
        const std::string problem = "give either an e-mail or a username";
        throw http::InvalidInput({{"email", problem}, {"username", problem}});
    }
    const auto code = newInvitationCode();
    const auto made =
        tx.query("select wait, invitation_id from app.invite($1, $2, $3, $4, $5)", db::parameter(wanted.email),
                 db::parameter(wanted.username), db::parameter(wanted.message), db::Bytes{code.hash}, code.nonce);
    auth::refuseBeyondLimit(made);
    return readInvitation(tx, made[0].get<Uuid>(1));
}

std::vector<Invitation> listInvitations(db::Transaction& tx, const std::optional<std::string>& status,
                                        const std::optional<BeforeInvitation>& before, int limit) {
    static const std::string statement = invitationsOfCaller(
        "($1::text is null or status = $1) and ($2::uuid is null or id < $2) order by id desc limit $3::int + 1");
    return tx.query(statement, db::parameter(status), db::parameter(before, &BeforeInvitation::id), limit)
        .map(invitationFrom);
}

Invitation withdrawInvitation(db::Transaction& tx, const Uuid& invitationId) {
    tx.later("select app.withdraw_invitation($1)", invitationId);
    return readInvitation(tx, invitationId);
}

Invitation resendInvitation(db::Transaction& tx, const Uuid& invitationId) {
    const auto code = newInvitationCode();
    tx.judged(auth::refuseBeyondLimit, "select app.resend_invitation($1, $2, $3)", invitationId, db::Bytes{code.hash},
              code.nonce);
    return readInvitation(tx, invitationId);
}

}  // namespace tp::coaching
