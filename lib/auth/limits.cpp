#include "auth/limits.h"

#include "http/error.h"

namespace tp::auth {

void refuseBeyondLimit(const db::Rows& secondsToWait) {
    const auto wait = secondsToWait[0].maybe<int>(0);
    if (!wait) throw http::Unauthenticated();
    if (*wait > 0) throw http::TooManyRequests(*wait);
}

}  // namespace tp::auth
