// What a user was told of, and what the user wants to be told of. Rows are written by private.notify in the transaction
// of what happened.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/transaction.h"
#include "json/fields.h"
#include "types/instant.h"
#include "types/uuid.h"

namespace tp::notifications {

struct Actor {
    Uuid id;
    std::string displayName;

    static constexpr const char* schemaName = "NotificationActor";
    static constexpr auto fields() {
        return std::tuple{json::required("id", &Actor::id), json::required("displayName", &Actor::displayName)};
    }
};

struct Notification {
    Uuid id;
    std::string kind;
    std::optional<Actor> actor;  // nobody where it was no user, or one who is gone
    std::optional<Uuid> sourceId;
    std::optional<std::string> title;
    std::optional<std::string> reason;
    int count = 1;  // of equal events
    Instant createdAt;
    Instant updatedAt;
    std::optional<Instant> readAt;

    static constexpr const char* schemaName = "Notification";
    static constexpr auto fields() {
        return std::tuple{json::required("id", &Notification::id),
                          json::required("kind", &Notification::kind),
                          json::required("actor", &Notification::actor),
                          json::required("sourceId", &Notification::sourceId),
                          json::required("title", &Notification::title),
                          json::required("reason", &Notification::reason),
                          json::required("count", &Notification::count),
                          json::required("createdAt", &Notification::createdAt),
                          json::required("updatedAt", &Notification::updatedAt),
                          json::required("readAt", &Notification::readAt)};
    }
};

// Where the list goes on, newest first.
struct BeforeUpdate {
    Instant updatedAt;
    Uuid id;

    static constexpr auto fields() {
        return std::tuple{json::required("updatedAt", &BeforeUpdate::updatedAt),
                          json::required("id", &BeforeUpdate::id)};
    }
};

struct Preference {
    std::string kind;
    bool inApp = true;
    bool mail = true;

    static constexpr const char* schemaName = "NotificationPreference";
    static constexpr auto fields() {
        return std::tuple{json::required("kind", &Preference::kind), json::required("inApp", &Preference::inApp),
                          json::required("mail", &Preference::mail)};
    }
};

// The caller's, the latest first, and one more than `limit` where there are more.
std::vector<Notification> list(db::Transaction& tx, bool unreadOnly, const std::optional<BeforeUpdate>& before,
                               int limit);

// Asked together with the next statement; one whole number.
db::Later countUnread(db::Transaction& tx);

// Marks the caller's own. What is read already keeps its time.
void markRead(db::Transaction& tx, const std::vector<Uuid>& ids);
void markAllRead(db::Transaction& tx);

// One for each kind that fits the caller's roles, in the order of the settings' page.
std::vector<Preference> listPreferences(db::Transaction& tx);

// Throws InvalidInput("items") unless each kind that fits the caller's roles is there exactly once.
void replacePreferences(db::Transaction& tx, const std::vector<Preference>& wanted);

// Turns the mails of one kind off for whom the link was sent to. Throws Forbidden for a token of no such link.
void unsubscribe(db::Transaction& tx, const std::string& token);

}  // namespace tp::notifications
