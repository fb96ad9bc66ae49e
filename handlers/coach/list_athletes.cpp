// coach/list_athletes: the coach's athletes, by name.
#include "coaching/connection_service.h"
#include "endpoint.h"
#include "http/paging.h"
#include "http/serve.h"

namespace {

using namespace tp;

http::Ok<http::Page<coaching::ConnectedAthlete>> listAthletes(const Coach& coach, const http::PageInput& page,
                                                              db::Transaction& tx) {
    const auto after = coach.placeIn<coaching::AfterName>(page.cursor);
    const int limit = page.limit.value_or(http::defaultLimit);
    return http::pageOf(coaching::listAthletes(tx, after, limit), limit, coach, [](const auto& last) {
        return coaching::AfterName{last.displayName, last.id};
    });
}

}  // namespace

int main() { return http::serve<endpoint>(listAthletes); }
