// athlete/read_training_profile: what the athlete told for the formulas.
#include "endpoint.h"
#include "http/serve.h"
#include "training/body_service.h"

namespace {

using namespace tp;

http::Ok<training::TrainingProfile> readTrainingProfile(const Athlete& /*athlete*/, const http::NoInput& /*nothing*/,
                                                        db::Transaction& tx) {
    return training::readTrainingProfile(tx);
}

}  // namespace

int main() { return http::serve<endpoint>(readTrainingProfile); }
