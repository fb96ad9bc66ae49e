// athlete/list_coaches: the athlete's coaches, by name: whom the athlete may write to.
#include "coaching/connection_service.h"
#include "endpoint.h"
#include "http/paging.h"
#include "http/serve.h"

namespace {

using namespace tp;

http::Ok<http::Page<coaching::ConnectedCoach>> listCoaches(const Athlete& athlete, const http::PageInput& page,
                                                           db::Transaction& tx) {
    const auto after = athlete.placeIn<coaching::AfterName>(page.cursor);
    const int limit = page.limit.value_or(http::defaultLimit);
    return http::pageOf(coaching::listCoaches(tx, after, limit), limit, athlete, [](const auto& last) {
        return coaching::AfterName{last.displayName, last.id};
    });
}

}  // namespace

int main() { return http::serve<endpoint>(listCoaches); }
