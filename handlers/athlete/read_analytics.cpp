// athlete/read_analytics: the athlete's own training as a whole.
#include "endpoint.h"
#include "http/serve.h"
#include "training/analytics_service.h"

namespace {

using namespace tp;

struct SpanInput {
    int days = 365;

    static constexpr auto fields() {
        return std::tuple{json::optional("days", &SpanInput::days, json::range(28, 730))};
    }
};

http::Ok<training::Analytics> readAnalytics(const Athlete& athlete, const SpanInput& wanted, db::Transaction& tx) {
    return training::readAnalytics(tx, athlete.id(), wanted.days);
}

}  // namespace

int main() { return http::serve<endpoint>(readAnalytics); }
