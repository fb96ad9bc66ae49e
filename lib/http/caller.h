// Who makes a request. A handler's signature names the kind that its endpoint's access asks for; serve makes it, or
// answers 401 or 403.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "account/user.h"
#include "db/transaction.h"
#include "http/reply.h"
#include "http/request.h"
#include "json/read.h"

namespace tp {

namespace http {

// What a request is about, for the access log of the athlete.
enum class DataKind { overview, workouts, progress, analytics, personalInfo };
struct DataAccess {
    enum class When { seen, refused };

    Uuid athleteId;
    DataKind kind;
    When when;
};

// The session that a request brings. It is asked for together with the request's first statement, so it is known only
// after the transaction's first flush.
struct Identity {
    std::string tokenHash;  // SHA-256, 32 bytes; empty where the request brings no token
    std::optional<User> user;
    std::string features = "{}";  // a JSON object of flags
    bool touchDue = false;        // the session should be marked as used
    bool known = false;
    std::vector<DataAccess> accesses{};
};

}  // namespace http

// Anybody, signed in or not.
class Visitor {
public:
    Visitor(const http::Request& request, http::Identity& identity, db::Transaction& tx)
        : request(request), identity_(identity), tx_(tx) {}

    const http::Request& request;

    // Who is signed in, if anybody. Flushes the transaction the first time.
    const std::optional<User>& user() const;
    const std::string& features() const;

    // Where a page of a list goes on: a declared struct, sealed into a cursor that opens only for the same session,
    // list and filters. Throws InvalidInput("cursor") for any other text.
    template <json::Declared Place>
    std::optional<Place> placeIn(const std::optional<std::string>& cursor) const {
        if (!cursor) return std::nullopt;
        const auto parts = open(*cursor);
        // Sealed by an older version, for a place of another shape.
        if (parts.size() != std::tuple_size_v<decltype(Place::fields())>) throw http::InvalidInput("cursor", notOurs);
        Place place;
        json::Fields fields;
        json::Problems problems;
        std::size_t next = 0;
        std::apply(
            [&](const auto&... field) {
                (fields.add(field.name, {std::nullopt, parts.at(next++)}), ...);
            },
            Place::fields());
        json::readFields(fields, place, "", problems);
        if (!problems.empty()) throw http::InvalidInput("cursor", notOurs);
        return place;
    }
    template <json::Declared Place>
    std::string cursorAt(const Place& place) const {
        return std::apply([&](const auto&... field) { return seal({*db::parameter(place.*field.member)...}); },
                          Place::fields());
    }

private:
    static constexpr const char* notOurs = "does not belong to this list";
    std::vector<std::string> open(const std::string& cursor) const;
    std::string seal(const std::vector<std::string>& parts) const;

protected:
    http::Identity& identity_;
    db::Transaction& tx_;
};

// Somebody signed in, whatever the role.
class Caller : public Visitor {
public:
    using Visitor::Visitor;
    // Flushes the transaction the first time.
    const User& user() const;
    const Uuid& id() const { return user().id; }

    // For the athlete's access log, which serve writes before the answer leaves: the answer, if it is no refusal and no
    // 304, shows this kind of the athlete's data; or the request asks for it, and is written down if it is refused.
    void shows(const Uuid& athleteId, http::DataKind kind) const {
        identity_.accesses.push_back({athleteId, kind, http::DataAccess::When::seen});
    }
    void asksFor(const Uuid& athleteId, http::DataKind kind) const {
        identity_.accesses.push_back({athleteId, kind, http::DataAccess::When::refused});
    }
};

class Athlete : public Caller {
    using Caller::Caller;
};
class Coach : public Caller {
    using Caller::Caller;
};
class Admin : public Caller {
    using Caller::Caller;
};

namespace http {

// Makes a page of at most `limit` from rows of which one more was asked for. `placeOf(item)` says where the page behind
// that item goes on.
template <class Item, class PlaceOf>
Page<Item> pageOf(std::vector<Item> rows, int limit, const Visitor& visitor, PlaceOf placeOf) {
    Page<Item> page{std::move(rows), std::nullopt};
    if (page.items.size() > static_cast<std::size_t>(limit)) {
        page.items.resize(static_cast<std::size_t>(limit));
        page.nextCursor = visitor.cursorAt(placeOf(page.items.back()));
    }
    return page;
}

}  // namespace http
}  // namespace tp
