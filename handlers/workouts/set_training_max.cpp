// workouts/set_training_max: what percentages of an exercise's training maximum are of, for the athlete.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/serve.h"
#include "training/session_service.h"

namespace {

using namespace tp;

struct MaxInput {
    Uuid exerciseId;
    double weight = 0;
    std::string weightUnit;

    static constexpr auto fields() {
        return std::tuple{json::required("exerciseId", &MaxInput::exerciseId),
                          json::required("weight", &MaxInput::weight, json::range(0.001, 4409, 0.001)),
                          json::required("weightUnit", &MaxInput::weightUnit, json::oneOf(training::weightUnits))};
    }
};

http::Ok<training::TrainingMax> setTrainingMax(const Athlete& athlete, const MaxInput& wanted, db::Transaction& tx) {
    assertMayReadExercise(tx, athlete, wanted.exerciseId);
    return training::setTrainingMax(tx, wanted.exerciseId, wanted.weight, wanted.weightUnit);
}

}  // namespace

int main() { return http::serve<endpoint>(setTrainingMax); }
