// Who is typing: an event for the pages that listen, and no row.
#pragma once

#include "db/transaction.h"

namespace tp::messaging {

// Tells the others in the conversation, with the commit, that the caller is typing.
// Throws Forbidden where the caller may not write there.
void announceTyping(db::Transaction& tx, const Uuid& conversationId);

}  // namespace tp::messaging
