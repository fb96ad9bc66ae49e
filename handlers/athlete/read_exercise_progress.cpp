// athlete/read_exercise_progress: one exercise of the athlete's through time.
#include "endpoint.h"
#include "http/serve.h"
#include "training/analytics_service.h"

namespace {

using namespace tp;

struct ExerciseInput {
    std::string exerciseKey;

    static constexpr auto fields() {
        return std::tuple{json::required("exerciseKey", &ExerciseInput::exerciseKey, json::exactText(1, 200, 800))};
    }
};

http::Ok<training::ExerciseProgress> readExerciseProgress(const Athlete& athlete, const ExerciseInput& wanted,
                                                          db::Transaction& tx) {
    return training::readExerciseProgress(tx, athlete.id(), wanted.exerciseKey);
}

}  // namespace

int main() { return http::serve<endpoint>(readExerciseProgress); }
