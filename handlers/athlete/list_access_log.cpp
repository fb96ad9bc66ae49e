// athlete/list_access_log: who looked at the athlete's data or tried to, the latest first.
#include "coaching/access_log_service.h"
#include "endpoint.h"
#include "http/paging.h"
#include "http/serve.h"

namespace {

using namespace tp;

http::Ok<http::Page<coaching::AccessEntry>> listAccessLog(const Athlete& athlete, const http::PageInput& page,
                                                          db::Transaction& tx) {
    const auto before = athlete.placeIn<coaching::BeforeAccess>(page.cursor);
    const int limit = page.limit.value_or(http::defaultLimit);
    return http::pageOf(coaching::listAccess(tx, before, limit), limit, athlete, [](const auto& last) {
        return coaching::BeforeAccess{last.at, last.id};
    });
}

}  // namespace

int main() { return http::serve<endpoint>(listAccessLog); }
