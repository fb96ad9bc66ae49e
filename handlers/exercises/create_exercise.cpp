// exercises/create_exercise: an exercise of the caller's own.
#include "endpoint.h"
#include "http/serve.h"
#include "training/exercise_service.h"

namespace {

using namespace tp;

http::Created<training::Exercise> createExercise(const Caller& /*caller*/, const training::NewExercise& wanted,
                                                 db::Transaction& tx) {
    return training::createExercise(tx, wanted);
}

}  // namespace

int main() { return http::serve<endpoint>(createExercise); }
