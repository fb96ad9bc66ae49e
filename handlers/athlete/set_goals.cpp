// athlete/set_goals: what the athlete wants to reach with a coach.
#include "auth/authorize.h"
#include "coaching/connection_life.h"
#include "endpoint.h"
#include "http/serve.h"

namespace {

using namespace tp;

struct Goals {
    std::vector<std::string> goals;

    static constexpr auto fields() {
        return std::tuple{json::required("goals", &Goals::goals, json::texts(0, 10, 200))};
    }
};

struct GoalsInput : Goals {
    Uuid coachId;

    static constexpr auto fields() {
        return std::tuple_cat(std::tuple{json::required("coachId", &GoalsInput::coachId)}, Goals::fields());
    }
};

http::Ok<Goals> setGoals(const Athlete& athlete, const GoalsInput& wanted, db::Transaction& tx) {
    assertAthleteHasCoach(tx, athlete, wanted.coachId);
    coaching::setGoals(tx, wanted.coachId, wanted.goals);
    return Goals{wanted.goals};
}

}  // namespace

int main() { return http::serve<endpoint>(setGoals); }
