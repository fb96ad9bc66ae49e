// athlete/list_check_ins: how the athlete was, the latest first.
#include "endpoint.h"
#include "http/paging.h"
#include "http/serve.h"
#include "training/body_service.h"

namespace {

using namespace tp;

struct CheckInsInput : http::PageInput {
    std::optional<Date> from;
    std::optional<Date> to;

    static constexpr auto fields() {
        return std::tuple_cat(
            std::tuple{json::optional("from", &CheckInsInput::from), json::optional("to", &CheckInsInput::to)},
            http::PageInput::fields());
    }
};

http::Ok<http::Page<training::CheckIn>> listCheckIns(const Athlete& athlete, const CheckInsInput& wanted,
                                                     db::Transaction& tx) {
    const auto before = athlete.placeIn<training::BeforeOneDay>(wanted.cursor);
    const int limit = wanted.limit.value_or(http::defaultLimit);
    auto checkIns = training::listCheckIns(tx, {wanted.from, wanted.to}, before, limit);
    return http::pageOf(std::move(checkIns), limit, athlete,
                        [](const auto& last) { return training::BeforeOneDay{last.day}; });
}

}  // namespace

int main() { return http::serve<endpoint>(listCheckIns); }
