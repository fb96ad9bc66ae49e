// athlete/set_goals: what the athlete wants to reach with a coach.
#include "auth/authorize.h"
#include "coaching/connection_life.h"
#include "endpoint.h"
#include "http/error.h"
#include "http/serve.h"
#include "types/encoding.h"

namespace {

using namespace tp;

struct Goals {
    std::vector<std::string> goals;

    static constexpr auto fields() { return std::tuple{json::required("goals", &Goals::goals, json::items(0, 10))}; }
};

struct GoalsInput : Goals {
    Uuid coachId;

    static constexpr auto fields() {
        return std::tuple_cat(std::tuple{json::required("coachId", &GoalsInput::coachId)}, Goals::fields());
    }
};

void requireLengths(const std::vector<std::string>& goals) {
    std::vector<http::FieldError> wrong;
    for (std::size_t i = 0; i < goals.size(); ++i)
        if (const auto length = countCodePoints(goals[i]); length < 1 || length > 200)
            wrong.push_back({"goals[" + std::to_string(i) + "]", "is not 1 to 200 characters long"});
    if (!wrong.empty()) throw http::InvalidInput(wrong);
}

http::Ok<Goals> setGoals(const Athlete& athlete, const GoalsInput& wanted, db::Transaction& tx) {
    requireLengths(wanted.goals);
    assertAthleteHasCoach(tx, athlete, wanted.coachId);
    coaching::setGoals(tx, wanted.coachId, wanted.goals);
    return Goals{wanted.goals};
}

}  // namespace

int main() { return http::serve<endpoint>(setGoals); }
