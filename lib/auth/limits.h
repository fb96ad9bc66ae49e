// Limits that the database counts.
#pragma once

#include "db/transaction.h"

namespace tp::auth {

// On the one row of app.count_attempt and its like, whose first column is the seconds to wait; for Transaction::judged,
// too. Throws http::TooManyRequests where there are seconds to wait, and http::Unauthenticated where they are NULL: the
// caller's session ended while the request ran.
void refuseBeyondLimit(const db::Rows& secondsToWait);

}  // namespace tp::auth
