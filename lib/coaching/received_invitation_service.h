// Invitations as the invited person sees them: found by the code in the mail, or in a list of the signed-in athlete.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "db/transaction.h"
#include "http/request.h"
#include "json/fields.h"
#include "types/instant.h"
#include "types/uuid.h"

namespace tp::coaching {

// Who invites, as the coach's card says.
struct InvitingCoach {
    Uuid id;
    std::string displayName;
    std::vector<std::string> specializations;
    std::vector<std::string> certifications;
    std::optional<std::string> bio;
    std::optional<std::string> website;

    static constexpr const char* schemaName = "InvitingCoach";
    static constexpr auto fields() {
        return std::tuple{json::required("id", &InvitingCoach::id),
                          json::required("displayName", &InvitingCoach::displayName),
                          json::required("specializations", &InvitingCoach::specializations),
                          json::required("certifications", &InvitingCoach::certifications),
                          json::required("bio", &InvitingCoach::bio),
                          json::required("website", &InvitingCoach::website)};
    }
};

struct ReceivedInvitation {
    Uuid id;
    InvitingCoach coach;
    std::optional<std::string> message;
    Instant createdAt;
    Instant expiresAt;

    static constexpr const char* schemaName = "ReceivedInvitation";
    static constexpr auto fields() {
        return std::tuple{json::required("id", &ReceivedInvitation::id),
                          json::required("coach", &ReceivedInvitation::coach),
                          json::required("message", &ReceivedInvitation::message),
                          json::required("createdAt", &ReceivedInvitation::createdAt),
                          json::required("expiresAt", &ReceivedInvitation::expiresAt)};
    }
};

// An invitation that was opened by its code, with the address that it is bound to.
struct ViewedInvitation {
    ReceivedInvitation invitation;
    std::optional<std::string> email;

    static constexpr const char* schemaName = "ViewedInvitation";
    static constexpr auto fields() {
        return std::tuple{json::required("invitation", &ViewedInvitation::invitation),
                          json::required("email", &ViewedInvitation::email)};
    }
};

struct CoachName {
    Uuid id;
    std::string displayName;

    static constexpr const char* schemaName = "CoachName";
    static constexpr auto fields() {
        return std::tuple{json::required("id", &CoachName::id), json::required("displayName", &CoachName::displayName)};
    }
};

// The connection that an accepted invitation opened, as its athlete sees it.
struct AcceptedConnection {
    Uuid id;
    Uuid coachId;
    Uuid athleteId;
    std::string status;
    Instant createdAt;
    CoachName coach;

    static constexpr const char* schemaName = "AcceptedConnection";
    static constexpr auto fields() {
        return std::tuple{json::required("id", &AcceptedConnection::id),
                          json::required("coachId", &AcceptedConnection::coachId),
                          json::required("athleteId", &AcceptedConnection::athleteId),
                          json::required("status", &AcceptedConnection::status),
                          json::required("createdAt", &AcceptedConnection::createdAt),
                          json::required("coach", &AcceptedConnection::coach)};
    }
};

// Where the list, newest first, goes on.
struct BeforeReceived {
    Uuid id;

    static constexpr auto fields() { return std::tuple{json::required("id", &BeforeReceived::id)}; }
};

// The calling athlete's open ones. One row more than `limit` tells that there are more.
std::vector<ReceivedInvitation> listReceived(db::Transaction& tx, const std::optional<BeforeReceived>& before,
                                             int limit);

// Which invitation an answer is to: the code, or the id of one that the caller sees in the list.
struct InvitationChoice {
    std::optional<std::string> code;
    std::optional<Uuid> invitationId;

    static constexpr auto fields() {
        return std::tuple{json::optional("code", &InvitationChoice::code, json::exactText(1, 200, 800)),
                          json::optional("invitationId", &InvitationChoice::invitationId)};
    }
};

// Throws http::InvalidInput unless exactly one is given.
void requireOneChoice(const InvitationChoice& choice);

// All three throw http::InvitationGone to the recipient of one that is answered, withdrawn or expired, and Forbidden to
// everybody else with a code that is not theirs; ten of those an hour, by user and by network: TooManyRequests. A wrong
// code commits the transaction with nothing in it but its count.
ViewedInvitation viewInvitation(db::Transaction& tx, const http::Request& request, const std::string& code);
// Throws http::ClientLimitReached, AlreadyConnected. A code verifies the caller's address, which it was sent to.
AcceptedConnection acceptInvitation(db::Transaction& tx, const http::Request& request, const InvitationChoice& choice);
void declineInvitation(db::Transaction& tx, const http::Request& request, const InvitationChoice& choice);

}  // namespace tp::coaching
