// athlete/list_body_weights: what the athlete weighed, the latest first.
#include "endpoint.h"
#include "http/paging.h"
#include "http/serve.h"
#include "training/body_service.h"

namespace {

using namespace tp;

struct WeightsInput : http::PageInput {
    std::optional<Date> from;
    std::optional<Date> to;

    static constexpr auto fields() {
        return std::tuple_cat(
            std::tuple{json::optional("from", &WeightsInput::from), json::optional("to", &WeightsInput::to)},
            http::PageInput::fields());
    }
};

http::Ok<http::Page<training::BodyWeight>> listBodyWeights(const Athlete& athlete, const WeightsInput& wanted,
                                                           db::Transaction& tx) {
    const auto before = athlete.placeIn<training::BeforeOneDay>(wanted.cursor);
    const int limit = wanted.limit.value_or(http::defaultLimit);
    auto weights = training::listBodyWeights(tx, {wanted.from, wanted.to}, before, limit);
    return http::pageOf(std::move(weights), limit, athlete,
                        [](const auto& last) { return training::BeforeOneDay{last.day}; });
}

}  // namespace

int main() { return http::serve<endpoint>(listBodyWeights); }
