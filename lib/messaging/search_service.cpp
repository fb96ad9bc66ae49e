#include "messaging/search_service.h"

#include <sstream>

namespace tp::messaging {

namespace {

std::vector<std::string> linesOf(const std::optional<std::string>& text) {
    std::vector<std::string> lines;
    std::istringstream in(text.value_or(""));
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

// Three columns: whether there is one, its sender, its content.
std::optional<Neighbour> neighbourFrom(const db::Row& row, int first) {
    if (!row.get<bool>(first)) return std::nullopt;
    return Neighbour{row.maybe<Uuid>(first + 1), row.get<std::string>(first + 2)};
}

SearchHit hitFrom(const db::Row& row) {
    const auto conversationId = row.get<Uuid>(0);
    return {{row.get<Uuid>(3), conversationId, row.get<std::int64_t>(1), row.maybe<Uuid>(4), row.get<Instant>(2)},
            excerptOf(row.get<std::string>(5), linesOf(row.maybe<std::string>(6))),
            {conversationId, row.get<bool>(7), row.maybe<std::string>(8), {row.get<std::string>(9)}},
            neighbourFrom(row, 10),
            neighbourFrom(row, 13)};
}

}  // namespace

std::vector<SearchHit> searchMessages(db::Transaction& tx, const Search& search, const std::optional<BeforeHit>& before,
                                      int limit) {
    return tx
        .query(
            R"(select conversation_id, seq, created_at, id, sender_id, content, hits, is_group, title, roster,
                      has_before, sender_before, content_before, has_after, sender_after, content_after
               from app.search_messages($1, $2, $3, $4, $5, $6, $7, $8, $9))",
            search.q, search.conversationId, search.senderId, search.since, search.until,
            db::parameter(before, &BeforeHit::createdAt), db::parameter(before, &BeforeHit::conversationId),
            db::parameter(before, &BeforeHit::seq), limit + 1)
        .map(hitFrom);
}

}  // namespace tp::messaging
