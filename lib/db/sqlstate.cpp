#include "db/sqlstate.h"

#include <string_view>

#include "db/transaction.h"
#include "http/error.h"
#include "http/log.h"

namespace tp::db {

namespace {

template <class Meaning>
[[noreturn]] void raise() {
    throw Meaning();
}

// What the functions and triggers of migrations/ raise, in the words of the API.
constexpr struct {
    std::string_view sqlstate;
    void (*raise)();
} ownMeanings[] = {
    {"TP001", raise<http::ClientLimitReached>},   // private.check_opening
    {"TP002", raise<http::WrongRole>},            // private.check_opening
    {"TP003", raise<http::AthleteLeft>},          // private.guard_connection
    {"TP004", raise<http::AlreadyLogged>},        // private.complete_assignment
    {"TP005", raise<http::AlreadyAthlete>},       // private.follow_roles
    {"TP006", raise<http::LastAdmin>},            // private.keep_last_admin
    {"TP007", raise<http::Unauthenticated>},      // app.hold_session: the session ended while the request ran
    {"TP008", raise<http::Forbidden>},            // the right ended while the request ran
    {"TP030", raise<http::InvitationGone>},       // private.answer_invitation
    {"TP031", raise<http::PausedByOther>},        // private.guard_connection
    {"TP032", raise<http::AlreadyInvited>},       // private.check_inviting
    {"TP033", raise<http::AlreadyConnected>},     // private.check_inviting, app.accept_invitation
    {"TP034", raise<http::InvitationClosed>},     // private.lock_own_invitation
    {"TP035", raise<http::UserNotFound>},         // app.invite
    {"TP040", raise<http::CoachInactive>},        // private.require_active_coach
    {"TP120", raise<http::AssignmentCompleted>},  // private.guard_assignment_change
    {"TP140", raise<http::EditTooLate>},          // app.edit_message
    {"TP141", raise<http::MessageDeleted>},       // app.edit_message, app.add_reaction, app.report_message
    {"TP142", raise<http::TooManyReactions>},     // app.add_reaction
    {"TP143", raise<http::NotInConversation>},    // private.number_message
    {"TP144", raise<http::TooManyEdits>},         // app.edit_message
    {"TP150", raise<http::CannotLeave>},          // app.remove_from_group, app.leave_group
    {"TP160", raise<http::ReportClosed>},         // private.guard_report
};

}  // namespace

void throwForSqlstate(const std::string& sqlstate, const std::string& message) {
    const auto errorClass = sqlstate.substr(0, 2);
    for (const auto& own : ownMeanings)
        if (sqlstate == own.sqlstate) own.raise();
    if (sqlstate == "42501") {
        http::log::error("second layer", "the database refused what the first layer let through: " + message);
        throw http::Forbidden();
    }
    if (sqlstate == "23505" || sqlstate == "23503") throw http::Conflict();
    // Connections lost or refused, the server going down, locks and statements that took too long, deadlocks.
    if (errorClass == "08" || errorClass == "57" || errorClass == "53" || sqlstate == "55P03" || errorClass == "40" ||
        sqlstate == "25P03" || sqlstate == "28P01") {
        http::log::error("database", sqlstate + " " + message);
        throw http::Unavailable();
    }
    throw SqlError(sqlstate, message);
}

}  // namespace tp::db
