#include "coaching/received_invitation_service.h"

#include "auth/limits.h"
#include "auth/network.h"
#include "auth/token.h"
#include "coaching/text_list.h"
#include "http/error.h"
#include "http/idempotency.h"

namespace tp::coaching {

namespace {

const std::string receivedColumns =
    "i.id, i.coach_id, i.coach_name, i.message, i.created_at, i.expires_at, "
    "k.specializations::text, k.certifications::text, k.bio, k.website";

ReceivedInvitation receivedFrom(const db::Row& row) {
    return {row.get<Uuid>(0),
            {row.get<Uuid>(1), row.get<std::string>(2), textsFrom(row.get<std::string>(6)),
             textsFrom(row.get<std::string>(7)), row.maybe<std::string>(8), row.maybe<std::string>(9)},
            row.maybe<std::string>(3),
            row.get<Instant>(4),
            row.get<Instant>(5)};
}

// The invitation behind a code that is the caller's to use.
Uuid openCode(db::Transaction& tx, const http::Request& request, const std::string& code) {
    const auto judged = tx.query("select wait, invitation_id, gone from app.judge_code($1, $2)",
                                 db::Bytes{sha256(code)}, networkOf(request.remoteAddress));
    auth::refuseBeyondLimit(judged);
    if (judged[0].isNull(1)) {
        http::releaseKey(request, tx);
        tx.commit();  // the attempt counts, although it is refused
        throw http::Forbidden();
    }
    if (judged[0].get<bool>(2)) throw http::InvitationGone();
    return judged[0].get<Uuid>(1);
}

struct Answered {
    Uuid invitationId;
    db::Parameter codeHash;
};

Answered answeredBy(db::Transaction& tx, const http::Request& request, const InvitationChoice& choice) {
    if (!choice.code) return {*choice.invitationId, {}};
    const auto id = openCode(tx, request, *choice.code);
    return {id, db::parameter(db::Bytes{sha256(*choice.code)})};
}

}  // namespace

std::vector<ReceivedInvitation> listReceived(db::Transaction& tx, const std::optional<BeforeReceived>& before,
                                             int limit) {
    static const std::string statement =
        "select " + receivedColumns +
        " from app.received_invitations() i join app.coach_cards k on k.coach_id = i.coach_id "
        "where $1::uuid is null or i.id < $1 order by i.id desc limit $2::int + 1";
    return tx.query(statement, db::parameter(before, &BeforeReceived::id), limit).map(receivedFrom);
}

void requireOneChoice(const InvitationChoice& choice) {
    if (choice.code.has_value() != choice.invitationId.has_value()) return;
    const std::string problem = "give either a code or an invitation's id";
    throw http::InvalidInput({{"code", problem}, {"invitationId", problem}});
}

ViewedInvitation viewInvitation(db::Transaction& tx, const http::Request& request, const std::string& code) {
    openCode(tx, request, code);
    static const std::string statement =
        "select " + receivedColumns +
        ", i.email from app.view_invitation($1, $2, $3) i join app.inviting_coach($1) k on k.coach_id = i.coach_id";
    const auto rows =
        tx.query(statement, db::Bytes{sha256(code)}, request.remoteAddress, db::parameter(request.userAgent));
    if (rows.empty()) throw http::InvitationGone();  // meanwhile
    return {receivedFrom(rows[0]), rows[0].maybe<std::string>(10)};
}

AcceptedConnection acceptInvitation(db::Transaction& tx, const http::Request& request, const InvitationChoice& choice) {
    const auto answered = answeredBy(tx, request, choice);
    const auto connectionId = tx.query("select app.accept_invitation($1, $2, $3, $4)", answered.invitationId,
                                       answered.codeHash, request.remoteAddress, db::parameter(request.userAgent))[0]
                                  .get<Uuid>(0);
    const auto row = tx.query(
        "select c.id, c.coach_id, c.athlete_id, c.status, c.created_at, u.display_name "
        "from app.coach_athletes c join app.users u on u.id = c.coach_id where c.id = $1::uuid",
        connectionId)[0];
    const auto coachId = row.get<Uuid>(1);
    return {row.get<Uuid>(0),    coachId,
            row.get<Uuid>(2),    row.get<std::string>(3),
            row.get<Instant>(4), {coachId, row.get<std::string>(5)}};
}

void declineInvitation(db::Transaction& tx, const http::Request& request, const InvitationChoice& choice) {
    const auto answered = answeredBy(tx, request, choice);
    tx.query("select app.decline_invitation($1, $2, $3, $4)", answered.invitationId, answered.codeHash,
             request.remoteAddress, db::parameter(request.userAgent));
}

}  // namespace tp::coaching
