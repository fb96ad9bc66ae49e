// Every error of the API on one page. Handlers and services throw by meaning; serve turns each into RFC 9457
// application/problem+json. `code` is stable and part of the contract; `detail` is for people.
//
// A new error is one struct here, and one row in db/sqlstate.cpp where the database raises it. The OpenAPI document
// takes its list of codes from this page, and from nginx/problems.conf for what no handler answers.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace tp::http {

struct FieldError {
    std::string field;
    std::string message;
};

class Error : public std::runtime_error {
protected:
    // For the structs below only: no other place makes up a code.
    Error(int status, const char* code, const std::string& detail, std::vector<FieldError> fields = {},
          int retryAfter = 0);

public:
    int status;
    std::string code;
    std::vector<FieldError> fields;
    int retryAfter;  // seconds; 0 for no Retry-After header
};

// 400: the body is no JSON document, or one that is refused as a whole.
struct BadJson : Error {
    explicit BadJson(const std::string& detail) : Error(400, "bad_json", detail) {}
};
// 400: names every wrong field at once.
struct InvalidInput : Error {
    explicit InvalidInput(const std::vector<FieldError>& wrong) : Error(400, "invalid_input", countOf(wrong), wrong) {}
    InvalidInput(const std::string& field, const std::string& message);

private:
    static std::string countOf(const std::vector<FieldError>& wrong);
};
// 400: a message mentions somebody who is not, or no longer, in its conversation.
struct NotInConversation : InvalidInput {
    NotInConversation() : InvalidInput("mentionIds", "names somebody who is not in this conversation") {}
};
// 400: the named user has a role that does not fit.
struct WrongRole : Error {
    explicit WrongRole(const std::string& detail = "That user has another role.") : Error(400, "wrong_role", detail) {}
};
// 401: no session, or it has ended.
struct Unauthenticated : Error {
    Unauthenticated() : Error(401, "unauthenticated", "Sign in to go on.") {}
};
// 401: sign-in failed; the same for an unknown e-mail and a wrong password.
struct InvalidCredentials : Error {
    InvalidCredentials() : Error(401, "invalid_credentials", "The e-mail or the password is not right.") {}
};
// 403: the same answer whether the thing exists or not, so that ids can't be probed.
struct Forbidden : Error {
    Forbidden() : Error(403, "forbidden", "You don't have access to this.") {}
};
// 403: a request that could have been made by another site.
struct CrossSite : Error {
    CrossSite() : Error(403, "cross_site", "This request did not come from TrainingPlanner's own pages.") {}
};
// 403: a signed-in user's own password, asked for once more, is not right.
struct WrongPassword : Error {
    WrongPassword() : Error(403, "wrong_password", "The password is not right.") {}
};
// 404: a user looked up by e-mail or username does not exist.
struct UserNotFound : Error {
    UserNotFound() : Error(404, "user_not_found", "There is no such user.") {}
};
// 409: conflicts with what is there, in a way that has no name of its own.
struct Conflict : Error {
    Conflict() : Error(409, "conflict", "This conflicts with what is there.") {}
};
// 409
struct EmailTaken : Error {
    EmailTaken() : Error(409, "email_taken", "There is an account with this e-mail already.") {}
};
// 409
struct AlreadyConnected : Error {
    AlreadyConnected() : Error(409, "already_connected", "The two of you are connected already.") {}
};
// 409
struct ClientLimitReached : Error {
    ClientLimitReached() : Error(409, "client_limit_reached", "The coach has no place left for another athlete.") {}
};
// 409: the coach takes no new athletes at the moment.
struct CoachInactive : Error {
    CoachInactive() : Error(409, "coach_inactive", "This coach takes no new athletes at the moment.") {}
};
// 409
struct UsernameTaken : Error {
    UsernameTaken() : Error(409, "username_taken", "Somebody has this username already.") {}
};
// 409: only an invitation that the athlete accepts opens the connection again.
struct AthleteLeft : Error {
    AthleteLeft()
        : Error(409, "athlete_left",
                "This athlete ended the connection. It opens again once they accept an invitation.") {}
};
// 409: nobody becomes a coach while somebody's athlete.
struct AlreadyAthlete : Error {
    AlreadyAthlete() : Error(409, "already_athlete", "This user is somebody's athlete.") {}
};
// 409
struct LastAdmin : Error {
    LastAdmin() : Error(409, "last_admin", "This is the last administrator.") {}
};
// 409
struct AlreadyLogged : Error {
    AlreadyLogged() : Error(409, "already_logged", "This workout has been logged already.") {}
};
// 409: what is to be changed is not what the caller has seen.
struct LogChanged : Error {
    LogChanged() : Error(409, "log_changed", "This log has been changed elsewhere meanwhile.") {}
};
// 409: the caller has an exercise of this name, whatever the case of its letters.
struct ExerciseNameTaken : Error {
    ExerciseNameTaken() : Error(409, "exercise_name_taken", "You have an exercise of this name already.") {}
};
// 409: somebody saved the program since it was read.
struct ProgramChanged : Error {
    ProgramChanged() : Error(409, "program_changed", "This program was changed meanwhile. Load it again.") {}
};
// 409: what is done stays where it is.
struct AssignmentCompleted : Error {
    AssignmentCompleted() : Error(409, "assignment_completed", "This workout is done already.") {}
};
// 409: a message is its sender's to change for 15 minutes.
struct EditTooLate : Error {
    EditTooLate() : Error(409, "edit_too_late", "A message can be changed for 15 minutes only.") {}
};
// 409: there are 20 earlier versions of the message.
struct TooManyEdits : Error {
    TooManyEdits() : Error(409, "too_many_edits", "A message can be changed 20 times only.") {}
};
// 409
struct MessageDeleted : Error {
    MessageDeleted() : Error(409, "message_deleted", "This message was deleted.") {}
};
// 409: there are 20 different ones on the message.
struct TooManyReactions : Error {
    TooManyReactions() : Error(409, "too_many_reactions", "There are too many different reactions already.") {}
};
// 409: nobody leaves a conversation of two, and a group's coach stays in it.
struct CannotLeave : Error {
    CannotLeave() : Error(409, "cannot_leave", "A conversation of two, and an own group, can't be left.") {}
};
// 409: the same Idempotency-Key with another request.
struct IdempotencyMismatch : Error {
    IdempotencyMismatch() : Error(409, "idempotency_mismatch", "This Idempotency-Key was used for another request.") {}
};
// 409: the coach has an invitation out to the same person.
struct AlreadyInvited : Error {
    AlreadyInvited() : Error(409, "already_invited", "You have invited this person already.") {}
};
// 409: answered or withdrawn.
struct InvitationClosed : Error {
    InvitationClosed() : Error(409, "invitation_closed", "This invitation has been accepted, declined or withdrawn.") {}
};
// 409: only the side that paused a connection resumes it.
struct PausedByOther : Error {
    PausedByOther() : Error(409, "paused_by_other", "Only who paused the connection can resume it.") {}
};
// 409: an administrator closed the report with another outcome.
struct ReportClosed : Error {
    ReportClosed() : Error(409, "report_closed", "This report is closed already.") {}
};
// 410: used, withdrawn or expired. Only its recipient hears this; to everybody else it is Forbidden.
struct InvitationGone : Error {
    InvitationGone() : Error(410, "invitation_gone", "This invitation is used, withdrawn or expired.") {}
};
// 413
struct BodyTooLarge : Error {
    BodyTooLarge() : Error(413, "body_too_large", "The request is larger than what this address takes.") {}
};
// 415
struct UnsupportedMediaType : Error {
    UnsupportedMediaType() : Error(415, "unsupported_media_type", "Send the body as application/json.") {}
};
// 429
struct TooManyRequests : Error {
    explicit TooManyRequests(int retryAfter)
        : Error(429, "too_many_requests", "Too many requests. Wait a moment and try again.", {}, retryAfter) {}
};
// 503: the database is away.
struct Unavailable : Error {
    Unavailable()
        : Error(503, "unavailable", "TrainingPlanner is not available right now. Try again shortly.", {}, 2) {}
};
// 503: an administrator switched the feature off.
struct FeatureDisabled : Error {
    FeatureDisabled() : Error(503, "feature_disabled", "This feature is switched off at the moment.", {}, 60) {}
};
// 500: a fault of ours; the cause is in the log under the request's id.
struct Internal : Error {
    Internal() : Error(500, "internal", "Something went wrong on our side.") {}
};

}  // namespace tp::http
