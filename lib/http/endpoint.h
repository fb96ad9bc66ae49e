// One row of handlers/endpoints.txt. The build makes one of these for each handler (endpoint.h beside it).
#pragma once

namespace tp::http {

enum class Access { open, signIn, session, athlete, coach, admin, background };

struct Endpoint {
    const char* source;  // group/verb_noun: the row's first column
    const char* method;
    const char* path;  // /api/coach/athletes, parameters as {name}
    Access access;
    int userPerMinute;  // requests a minute that one signed-in user may make; 0 for any number
};

}  // namespace tp::http
