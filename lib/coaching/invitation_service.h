// Invitations as their coach sees them. (As the invited person does: received_invitation_service.h.)
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "db/transaction.h"
#include "json/fields.h"
#include "types/instant.h"
#include "types/uuid.h"

namespace tp::coaching {

inline constexpr const char* invitationStatuses[] = {"pending",   "accepted", "declined",
                                                     "withdrawn", "expired",  nullptr};

struct Invitation {
    Uuid id;
    std::string method;  // email, username
    std::optional<std::string> email;
    std::optional<std::string> username;
    std::optional<std::string> message;
    std::string status;  // one of invitationStatuses
    Instant createdAt;
    Instant sentAt;
    Instant expiresAt;
    std::optional<Instant> viewedAt;
    std::optional<Instant> respondedAt;

    static constexpr const char* schemaName = "Invitation";
    static constexpr auto fields() {
        return std::tuple{json::required("id", &Invitation::id),
                          json::required("method", &Invitation::method),
                          json::required("email", &Invitation::email),
                          json::required("username", &Invitation::username),
                          json::required("message", &Invitation::message),
                          json::required("status", &Invitation::status),
                          json::required("createdAt", &Invitation::createdAt),
                          json::required("sentAt", &Invitation::sentAt),
                          json::required("expiresAt", &Invitation::expiresAt),
                          json::required("viewedAt", &Invitation::viewedAt),
                          json::required("respondedAt", &Invitation::respondedAt)};
    }
};

// Exactly one of e-mail and username.
struct NewInvitation {
    std::optional<std::string> email;
    std::optional<std::string> username;
    std::optional<std::string> message;
};

// Where the list, newest first, goes on.
struct BeforeInvitation {
    Uuid id;

    static constexpr auto fields() { return std::tuple{json::required("id", &BeforeInvitation::id)}; }
};

// A code that goes out by mail: the database holds its hash, and the nonce from which the mail is given the code.
struct InvitationCode {
    std::string nonce;
    std::string hash;
};
InvitationCode newInvitationCode();

// Invites for the calling coach. By e-mail it does the same whether there is an account or not.
// Throws http::InvalidInput, UserNotFound and WrongRole (by username), AlreadyConnected, AlreadyInvited;
// TooManyRequests beyond ten sent within a day.
Invitation invite(db::Transaction& tx, const NewInvitation& wanted);

// The calling coach's. One row more than `limit` tells that there are more.
std::vector<Invitation> listInvitations(db::Transaction& tx, const std::optional<std::string>& status,
                                        const std::optional<BeforeInvitation>& before, int limit);

// Both throw http::InvitationClosed where it has been answered or withdrawn; sending again throws what inviting throws.
Invitation withdrawInvitation(db::Transaction& tx, const Uuid& invitationId);
Invitation resendInvitation(db::Transaction& tx, const Uuid& invitationId);

}  // namespace tp::coaching
