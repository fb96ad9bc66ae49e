// admin/list_dead_letters: mails that could not be sent, the latest first.
#include "endpoint.h"
#include "http/paging.h"
#include "http/serve.h"
#include "mail/outbox.h"

namespace {

using namespace tp;

http::Ok<http::Page<mail::DeadLetter>> listDeadLetters(const Admin& admin, const http::PageInput& page,
                                                       db::Transaction& tx) {
    const auto before = admin.placeIn<mail::BeforeFailure>(page.cursor);
    const int limit = page.limit.value_or(http::defaultLimit);
    return http::pageOf(mail::listDeadLetters(tx, before, limit), limit, admin, [](const auto& last) {
        return mail::BeforeFailure{last.failedAt, last.id};
    });
}

}  // namespace

int main() { return http::serve<endpoint>(listDeadLetters); }
