// athlete/delete_body_weight: takes back what the athlete weighed on a day.
#include "endpoint.h"
#include "http/serve.h"
#include "training/body_service.h"

namespace {

using namespace tp;

struct DayInput {
    Date day;

    static constexpr auto fields() { return std::tuple{json::required("day", &DayInput::day)}; }
};

http::NoContent deleteBodyWeight(const Athlete& /*athlete*/, const DayInput& wanted, db::Transaction& tx) {
    training::deleteBodyWeight(tx, wanted.day);
    return {};
}

}  // namespace

int main() { return http::serve<endpoint>(deleteBodyWeight); }
