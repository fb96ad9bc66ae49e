// workouts/read_last_time: the last session of one exercise, for a workout that nobody prescribed.
#include "endpoint.h"
#include "http/serve.h"
#include "training/session_service.h"

namespace {

using namespace tp;

struct ExerciseInput {
    Uuid exerciseId;

    static constexpr auto fields() { return std::tuple{json::required("exerciseId", &ExerciseInput::exerciseId)}; }
};

http::Ok<training::LastTime> readLastTime(const Athlete& /*athlete*/, const ExerciseInput& wanted,
                                          db::Transaction& tx) {
    return training::readLastTime(tx, wanted.exerciseId);
}

}  // namespace

int main() { return http::serve<endpoint>(readLastTime); }
