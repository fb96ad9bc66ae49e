// athlete/set_training_profile: the athlete tells what the formulas ask for, or no longer.
#include "endpoint.h"
#include "http/serve.h"
#include "training/body_service.h"

namespace {

using namespace tp;

http::Ok<training::TrainingProfile> setTrainingProfile(const Athlete& /*athlete*/,
                                                       const training::TrainingProfile& wanted, db::Transaction& tx) {
    return training::setTrainingProfile(tx, wanted);
}

}  // namespace

int main() { return http::serve<endpoint>(setTrainingProfile); }
