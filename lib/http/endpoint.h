// One row of handlers/endpoints.txt. The build makes one of these for each handler (endpoint.h beside it).
#pragma once

namespace tp::http {

enum class Access { open, signIn, password, session, athlete, coach, admin, background };

// Whether an endpoint of this access takes anybody, signed in or not.
constexpr bool takesAnybody(Access access) { return access == Access::open || access == Access::signIn; }
// Whether it connects as tp_auth, which alone learns password hashes.
constexpr bool verifiesPasswords(Access access) { return access == Access::signIn || access == Access::password; }

struct Endpoint {
    const char* source;  // group/verb_noun: the row's first column
    const char* method;
    const char* path;  // /api/coach/athletes, parameters as {name}
    Access access;
    int userPerMinute;  // requests a minute that one signed-in user may make; 0 for any number
    int largestBody;    // bytes
};

}  // namespace tp::http
