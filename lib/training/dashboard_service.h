// A coach's athletes side by side.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "db/transaction.h"
#include "http/caller.h"
#include "json/fields.h"
#include "training/analytics.h"
#include "training/body_service.h"
#include "types/uuid.h"

namespace tp::training {

struct NamedAthlete {
    Uuid id;
    std::string displayName;

    static constexpr const char* schemaName = "NamedAthlete";
    static constexpr auto fields() {
        return std::tuple{json::required("id", &NamedAthlete::id),
                          json::required("displayName", &NamedAthlete::displayName)};
    }
};

struct DashboardLoad {
    double acute = 0;
    double chronic = 0;
    std::optional<double> coupled;

    static constexpr const char* schemaName = "DashboardLoad";
    static constexpr auto fields() {
        return std::tuple{json::required("acute", &DashboardLoad::acute),
                          json::required("chronic", &DashboardLoad::chronic),
                          json::required("coupled", &DashboardLoad::coupled)};
    }
};

// Without analytics (`open` is false) every figure is absent.
struct DashboardRow {
    NamedAthlete athlete;
    bool open = false;
    std::optional<Date> lastDay;
    std::optional<int> sessions7;
    std::optional<int> sets7;
    std::optional<double> adherence30;  // percent, of what this coach assigned
    std::optional<DashboardLoad> load;
    std::optional<CheckIn> checkIn;  // the latest of the last seven days

    static constexpr const char* schemaName = "DashboardRow";
    static constexpr auto fields() {
        return std::tuple{
            json::required("athlete", &DashboardRow::athlete),
            json::required("open", &DashboardRow::open),
            json::required("lastDay", &DashboardRow::lastDay),
            json::required("sessions7", &DashboardRow::sessions7),
            json::required("sets7", &DashboardRow::sets7),
            json::required("adherence30", &DashboardRow::adherence30),
            json::required("load", &DashboardRow::load),
            json::required("checkIn", &DashboardRow::checkIn),
        };
    }
};

// All of the calling coach's active athletes, by name whatever its case.
std::vector<DashboardRow> readDashboard(db::Transaction& tx);

inline constexpr const char* comparedMeasures[] = {"volume", "hard_sets", "sessions", "e1rm", nullptr};

// What athletes are compared by, over so many weeks up to this one.
struct Comparison {
    std::vector<Uuid> athleteIds;
    std::string measure;
    std::optional<Uuid> exerciseId;  // without it, of all exercises
    int weeks;
};

struct WeekValue {
    Date week;
    double value = 0;

    static constexpr const char* schemaName = "WeekValue";
    static constexpr auto fields() {
        return std::tuple{json::required("week", &WeekValue::week), json::required("value", &WeekValue::value)};
    }
};

struct ComparedAthlete {
    NamedAthlete athlete;
    std::vector<WeekValue> points;  // of weeks in which there was anything to measure

    static constexpr const char* schemaName = "ComparedAthlete";
    static constexpr auto fields() {
        return std::tuple{json::required("athlete", &ComparedAthlete::athlete),
                          json::required("points", &ComparedAthlete::points)};
    }
};

// What a coach must be allowed to see for it. Throws http::InvalidInput where the measure and the exercise do not fit.
http::DataKind kindOf(const Comparison& comparison);

// In the order in which they were asked for. Only athletes who are the calling coach's and active are in it.
std::vector<ComparedAthlete> compareAthletes(db::Transaction& tx, const Comparison& comparison);

}  // namespace tp::training
