// How far participants have read.
#pragma once

#include <cstdint>
#include <tuple>
#include <vector>

#include "db/transaction.h"
#include "json/fields.h"
#include "types/uuid.h"

namespace tp::messaging {

struct ReadMark {
    Uuid userId;
    std::int64_t lastReadSeq;

    static constexpr const char* schemaName = "ReadMark";
    static constexpr auto fields() {
        return std::tuple{json::required("userId", &ReadMark::userId),
                          json::required("lastReadSeq", &ReadMark::lastReadSeq)};
    }
};

// Of everybody else who is in the conversation now and whose read receipts are on; none to who has left it, or whose
// own receipts are off.
std::vector<ReadMark> listReadMarks(db::Transaction& tx, const Uuid& conversationId);

// Moves the caller's read mark forward to this message, never back.
// Throws http::InvalidInput("lastReadMessageId") where it is no message of the conversation that the caller can see.
void markRead(db::Transaction& tx, const Uuid& conversationId, const Uuid& messageId);

}  // namespace tp::messaging
