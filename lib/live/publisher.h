// Live updates: what triggers tell by NOTIFY goes to nginx's channels.
#pragma once

namespace tp::live {

// Publishes until SIGTERM, and returns main()'s value. Whatever may have gone unheard or unpublished, because the
// database, nginx or this process was away, closes every channel once: all pages connect again, are judged again, and
// ask for everything that they show.
int publishEvents(const char* source);

}  // namespace tp::live
