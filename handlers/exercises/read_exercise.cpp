// exercises/read_exercise: one exercise that the caller sees, with how it is done.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/serve.h"
#include "training/exercise_service.h"

namespace {

using namespace tp;

struct ExerciseInput {
    Uuid exerciseId;

    static constexpr auto fields() { return std::tuple{json::required("exerciseId", &ExerciseInput::exerciseId)}; }
};

http::Ok<training::Exercise> readExercise(const Caller& caller, const ExerciseInput& wanted, db::Transaction& tx) {
    assertMayReadExercise(tx, caller, wanted.exerciseId);
    return training::readExercise(tx, wanted.exerciseId);
}

}  // namespace

int main() { return http::serve<endpoint>(readExercise); }
