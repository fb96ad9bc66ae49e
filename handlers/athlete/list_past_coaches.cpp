// athlete/list_past_coaches: the connections of the athlete that have ended, the last one first.
#include "coaching/connection_life.h"
#include "endpoint.h"
#include "http/paging.h"
#include "http/serve.h"

namespace {

using namespace tp;

http::Ok<http::Page<coaching::PastCoach>> listPastCoaches(const Athlete& athlete, const http::PageInput& page,
                                                          db::Transaction& tx) {
    const auto before = athlete.placeIn<coaching::BeforePast>(page.cursor);
    const int limit = page.limit.value_or(http::defaultLimit);
    return http::pageOf(coaching::listPastCoaches(tx, before, limit), limit, athlete, [](const auto& last) {
        return coaching::BeforePast{last.endedAt, last.id};
    });
}

}  // namespace

int main() { return http::serve<endpoint>(listPastCoaches); }
