// athlete/set_body_weight: the athlete says what he or she weighs on a day.
#include "endpoint.h"
#include "http/serve.h"
#include "training/body_service.h"

namespace {

using namespace tp;

struct WeightInput {
    Date day;
    double weight = 0;
    std::string weightUnit;

    static constexpr auto fields() {
        return std::tuple{json::required("day", &WeightInput::day),
                          json::required("weight", &WeightInput::weight, json::range(0, 2000)),
                          json::required("weightUnit", &WeightInput::weightUnit, json::oneOf(training::weightUnits))};
    }
};

http::Ok<training::BodyWeight> setBodyWeight(const Athlete& /*athlete*/, const WeightInput& wanted,
                                             db::Transaction& tx) {
    return training::setBodyWeight(tx, wanted.day, wanted.weight, wanted.weightUnit);
}

}  // namespace

int main() { return http::serve<endpoint>(setBodyWeight); }
