// athlete/preview_coach_view: what a coach sees of the athlete, made as the coach's own answers are.
#include "auth/authorize.h"
#include "coaching/athlete_view.h"
#include "endpoint.h"
#include "http/serve.h"
#include "training/log_service.h"

namespace {

using namespace tp;

constexpr int logsInPreview = 10;

struct WantedCoach {
    Uuid coachId;

    static constexpr auto fields() { return std::tuple{json::required("coachId", &WantedCoach::coachId)}; }
};

struct Preview {
    coaching::AthleteDetail athlete;
    std::optional<http::Items<training::WorkoutLog>> logs;
    std::vector<coaching::OpenKind> kinds;

    static constexpr const char* schemaName = "CoachViewPreview";
    static constexpr auto fields() {
        return std::tuple{json::required("athlete", &Preview::athlete), json::required("logs", &Preview::logs),
                          json::required("kinds", &Preview::kinds)};
    }
};

http::Ok<Preview> previewCoachView(const Athlete& athlete, const WantedCoach& wanted, db::Transaction& tx) {
    assertAthleteHasCoach(tx, athlete, wanted.coachId);
    Preview preview{coaching::readAthlete(tx, wanted.coachId, athlete.id()), std::nullopt, {}};
    preview.kinds = coaching::kindsOf(preview.athlete);
    if (coaching::isOpen(preview.kinds, "workouts")) {
        auto logs = training::listLogsOfAthlete(tx, wanted.coachId, athlete.id(), {}, logsInPreview);
        if (logs.size() > logsInPreview) logs.pop_back();
        preview.logs = http::Items<training::WorkoutLog>{std::move(logs)};
    }
    return preview;
}

}  // namespace

int main() { return http::serve<endpoint>(previewCoachView); }
