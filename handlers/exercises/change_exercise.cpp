// exercises/change_exercise: an own exercise, anew as a whole. What was logged of it keeps the name it had.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/serve.h"
#include "training/exercise_service.h"

namespace {

using namespace tp;

struct ChangedExercise : training::NewExercise {
    Uuid exerciseId;

    static constexpr auto fields() {
        return std::tuple_cat(std::tuple{json::required("exerciseId", &ChangedExercise::exerciseId)},
                              training::NewExercise::fields());
    }
};

http::Ok<training::Exercise> changeExercise(const Caller& caller, const ChangedExercise& wanted, db::Transaction& tx) {
    assertExerciseIsOwn(tx, caller, wanted.exerciseId);
    return training::changeExercise(tx, wanted.exerciseId, wanted);
}

}  // namespace

int main() { return http::serve<endpoint>(changeExercise); }
