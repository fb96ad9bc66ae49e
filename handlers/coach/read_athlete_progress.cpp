// coach/read_athlete_progress: one exercise of an own athlete's through time.
#include "auth/authorize.h"
#include "endpoint.h"
#include "http/serve.h"
#include "training/analytics_service.h"

namespace {

using namespace tp;

struct ExerciseInput {
    Uuid athleteId;
    std::string exerciseKey;

    static constexpr auto fields() {
        return std::tuple{json::required("athleteId", &ExerciseInput::athleteId),
                          json::required("exerciseKey", &ExerciseInput::exerciseKey, json::exactText(1, 200, 800))};
    }
};

http::Ok<training::ExerciseProgress> readAthleteProgress(const Coach& coach, const ExerciseInput& wanted,
                                                         db::Transaction& tx) {
    assertCoachMayView(tx, coach, wanted.athleteId, http::DataKind::progress);
    return training::readExerciseProgress(tx, wanted.athleteId, wanted.exerciseKey);
}

}  // namespace

int main() { return http::serve<endpoint>(readAthleteProgress); }
