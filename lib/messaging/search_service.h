// Messages by their words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "db/transaction.h"
#include "json/fields.h"
#include "messaging/conversation_service.h"
#include "messaging/excerpt.h"
#include "types/instant.h"
#include "types/uuid.h"

namespace tp::messaging {

struct Search {
    std::string q;
    std::optional<Uuid> senderId;
    std::optional<Uuid> conversationId;
    // Days in the caller's time zone, both included.
    std::optional<Date> since;
    std::optional<Date> until;
};

struct FoundMessage {
    Uuid id;
    Uuid conversationId;
    std::int64_t seq;
    std::optional<Uuid> senderId;  // nothing where the account is deleted
    Instant createdAt;

    static constexpr const char* schemaName = "FoundMessage";
    static constexpr auto fields() {
        return std::tuple{
            json::required("id", &FoundMessage::id), json::required("conversationId", &FoundMessage::conversationId),
            json::required("seq", &FoundMessage::seq), json::required("senderId", &FoundMessage::senderId),
            json::required("createdAt", &FoundMessage::createdAt)};
    }
};

// Where it was found, as the caller sees it.
struct FoundIn {
    Uuid id;
    bool isGroup;
    std::optional<std::string> title;
    json::RawList<Participant> participants;

    static constexpr const char* schemaName = "FoundIn";
    static constexpr auto fields() {
        return std::tuple{json::required("id", &FoundIn::id), json::required("isGroup", &FoundIn::isGroup),
                          json::required("title", &FoundIn::title),
                          json::required("participants", &FoundIn::participants)};
    }
};

// The message right before, or after: its first 140 characters.
struct Neighbour {
    std::optional<Uuid> senderId;
    std::string content;

    static constexpr const char* schemaName = "NeighbourMessage";
    static constexpr auto fields() {
        return std::tuple{json::required("senderId", &Neighbour::senderId),
                          json::required("content", &Neighbour::content)};
    }
};

struct SearchHit {
    FoundMessage message;
    std::vector<ExcerptPart> parts;
    FoundIn conversation;
    std::optional<Neighbour> before;
    std::optional<Neighbour> after;

    static constexpr const char* schemaName = "SearchHit";
    static constexpr auto fields() {
        return std::tuple{json::required("message", &SearchHit::message), json::required("parts", &SearchHit::parts),
                          json::required("conversation", &SearchHit::conversation),
                          json::required("before", &SearchHit::before), json::required("after", &SearchHit::after)};
    }
};

// Where the hits, newest first, go on.
struct BeforeHit {
    Instant createdAt;
    Uuid conversationId;
    std::int64_t seq;

    static constexpr auto fields() {
        return std::tuple{json::required("createdAt", &BeforeHit::createdAt),
                          json::required("conversationId", &BeforeHit::conversationId),
                          json::required("seq", &BeforeHit::seq)};
    }
};

// Among the messages that the caller can see, newest first: all words of `q` in any of several languages' forms, the
// last one perhaps not written to its end; "phrases" word by word; not -what is excluded. Nothing where `q` has no word
// to look for. One more than `limit` where there are more.
std::vector<SearchHit> searchMessages(db::Transaction& tx, const Search& search, const std::optional<BeforeHit>& before,
                                      int limit);

}  // namespace tp::messaging
