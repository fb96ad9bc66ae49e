// What athletes tell of themselves beside their training: body weight, how they are, and what formulas ask for.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "db/transaction.h"
#include "json/fields.h"
#include "training/prescription.h"
#include "types/instant.h"

namespace tp::training {

inline constexpr const char* sexes[] = {"female", "male", nullptr};

struct BodyWeight {
    Date day;
    double weight;  // as it was typed
    std::string weightUnit;
    double weightKg;

    static constexpr const char* schemaName = "BodyWeight";
    static constexpr auto fields() {
        return std::tuple{json::required("day", &BodyWeight::day), json::required("weight", &BodyWeight::weight),
                          json::required("weightUnit", &BodyWeight::weightUnit, json::oneOf(weightUnits)),
                          json::required("weightKg", &BodyWeight::weightKg)};
    }
};

// How an athlete is, each from 1, the least, to 5.
struct CheckIn {
    Date day;
    int sleep;
    int mood;
    int energy;
    int stress;
    int soreness;
    std::optional<std::string> note;

    static constexpr const char* schemaName = "CheckIn";
    static constexpr auto fields() {
        return std::tuple{json::required("day", &CheckIn::day),
                          json::required("sleep", &CheckIn::sleep, json::range(1, 5)),
                          json::required("mood", &CheckIn::mood, json::range(1, 5)),
                          json::required("energy", &CheckIn::energy, json::range(1, 5)),
                          json::required("stress", &CheckIn::stress, json::range(1, 5)),
                          json::required("soreness", &CheckIn::soreness, json::range(1, 5)),
                          json::optional("note", &CheckIn::note, json::text(0, 1000))};
    }
};

struct TrainingProfile {
    std::optional<std::string> sex;  // what the formulas of scores differ by

    static constexpr const char* schemaName = "TrainingProfile";
    static constexpr auto fields() {
        return std::tuple{json::optional("sex", &TrainingProfile::sex, json::oneOf(sexes))};
    }
};

// The days are both included; what is absent limits nothing.
struct DayFilter {
    std::optional<Date> from;
    std::optional<Date> to;
};

// Where a list of one item a day, the latest first, goes on.
struct BeforeOneDay {
    Date day;

    static constexpr auto fields() { return std::tuple{json::required("day", &BeforeOneDay::day)}; }
};

// The calling athlete's, the latest first; one row more than `limit` tells that there are more.
std::vector<BodyWeight> listBodyWeights(db::Transaction& tx, const DayFilter& filter,
                                        const std::optional<BeforeOneDay>& before, int limit);
std::vector<CheckIn> listCheckIns(db::Transaction& tx, const DayFilter& filter,
                                  const std::optional<BeforeOneDay>& before, int limit);

// Each writes the calling athlete's of that day anew. Throws http::InvalidInput where the day is before 1970 or yet to
// come, or the weight is nobody's.
BodyWeight setBodyWeight(db::Transaction& tx, const Date& day, double weight, const std::string& unit);
CheckIn setCheckIn(db::Transaction& tx, const CheckIn& wanted);

// There may be none of that day.
void deleteBodyWeight(db::Transaction& tx, const Date& day);

TrainingProfile readTrainingProfile(db::Transaction& tx);
TrainingProfile setTrainingProfile(db::Transaction& tx, const TrainingProfile& wanted);

}  // namespace tp::training
