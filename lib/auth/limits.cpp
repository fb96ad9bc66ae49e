#include "auth/limits.h"

#include "http/error.h"

namespace tp::auth {

void refuseBeyondLimit(const db::Rows& secondsToWait) {
    if (const int wait = secondsToWait[0].get<int>(0); wait > 0) throw http::TooManyRequests(wait);
}

}  // namespace tp::auth
