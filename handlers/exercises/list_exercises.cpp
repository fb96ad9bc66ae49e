// exercises/list_exercises: the library's exercises, the caller's own, and those of whom the caller is connected to.
#include "endpoint.h"
#include "http/paging.h"
#include "http/serve.h"
#include "training/exercise_service.h"

namespace {

using namespace tp;

struct ExercisesInput : http::PageInput, training::ExerciseFilter {
    static constexpr auto fields() {
        return std::tuple_cat(
            http::PageInput::fields(),
            std::tuple{json::optional("q", &ExercisesInput::q, json::text(1, 120)),
                       json::optional("muscle", &ExercisesInput::muscle, json::oneOf(training::muscles)),
                       json::optional("equipment", &ExercisesInput::equipment, json::oneOf(training::equipments)),
                       json::optional("category", &ExercisesInput::category, json::oneOf(training::exerciseCategories)),
                       json::optional("source", &ExercisesInput::source, json::oneOf(training::exerciseSources))});
    }
};

http::Ok<http::Page<training::ExerciseSummary>> listExercises(const Caller& caller, const ExercisesInput& wanted,
                                                              db::Transaction& tx) {
    const auto after = caller.placeIn<training::AfterExercise>(wanted.cursor);
    const int limit = wanted.limit.value_or(http::defaultLimit);
    return http::pageOf(training::listExercises(tx, wanted, after, limit), limit, caller, [](const auto& last) {
        return training::AfterExercise{last.rank, last.sortName, last.id};
    });
}

}  // namespace

int main() { return http::serve<endpoint>(listExercises); }
