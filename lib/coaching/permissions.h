// What an athlete opens to coaches: permissions on each connection, and switches for all of them. A kind of data is
// open where the connection is active, its permission is on and the athlete's switch is on.
#pragma once

#include <tuple>

#include "json/fields.h"

namespace tp::coaching {

struct Permissions {
    bool viewWorkouts = false;
    bool viewProgress = false;
    bool viewAnalytics = false;
    bool createPrograms = false;
    bool sendMessages = false;

    static constexpr const char* schemaName = "Permissions";
    static constexpr auto fields() {
        return std::tuple{json::required("viewWorkouts", &Permissions::viewWorkouts),
                          json::required("viewProgress", &Permissions::viewProgress),
                          json::required("viewAnalytics", &Permissions::viewAnalytics),
                          json::required("createPrograms", &Permissions::createPrograms),
                          json::required("sendMessages", &Permissions::sendMessages)};
    }
};

struct Sharing {
    bool workouts = false;
    bool progress = false;
    bool analytics = false;
    bool personalInfo = false;

    static constexpr const char* schemaName = "Sharing";
    static constexpr auto fields() {
        return std::tuple{
            json::required("workouts", &Sharing::workouts), json::required("progress", &Sharing::progress),
            json::required("analytics", &Sharing::analytics), json::required("personalInfo", &Sharing::personalInfo)};
    }
};

}  // namespace tp::coaching
