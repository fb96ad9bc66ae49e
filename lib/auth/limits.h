// Limits that the database counts.
#pragma once

#include "db/transaction.h"

namespace tp::auth {

// For Transaction::judged, on the one row of app.count_attempt and its like. Throws http::TooManyRequests where there
// are seconds to wait.
void refuseBeyondLimit(const db::Rows& secondsToWait);

}  // namespace tp::auth
