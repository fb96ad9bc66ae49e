// exercises/delete_exercise: takes an own exercise away. What was logged of it stays, by its name.
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

http::NoContent deleteExercise(const Caller& caller, const ExerciseInput& wanted, db::Transaction& tx) {
    assertExerciseIsOwn(tx, caller, wanted.exerciseId);
    training::deleteExercise(tx, wanted.exerciseId);
    return {};
}

}  // namespace

int main() { return http::serve<endpoint>(deleteExercise); }
