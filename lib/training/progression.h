// What to lift next, from what was lifted last: a weight, repetitions and the reason in plain words. Pure; the working
// sets are those that are neither warm-up nor drop sets, and the heaviest of a session's is its weight.
//
// linear      Session by session, as M. Rippetoe ("Starting Strength", 3rd ed., 2011) adds weight: where every
//             prescribed working set reached its repetitions, weight + increment; where not, the weight again, and
//             after `tries` such sessions (3 unless it says otherwise) weight × (1 − deloadPercent / 100), 10 % unless
//             it says otherwise.
// double      First repetitions, then weight (E. Helms et al., "The Muscle and Strength Pyramid: Training", 2nd ed.,
//             2019): where every set reached the upper end of its range, weight + increment and the lower end again;
//             else the weight again with one repetition more than the weakest set. `tries` sessions under the lower
//             end are a deload as above, where `tries` is given.
// percent_tm  training maximum × weeklyPercents[(week − 1) mod count] / 100 (J. Wendler, "5/3/1", 2nd ed., 2011).
// Without
//             a training maximum it is taken as 90 % of the estimated one-repetition maximum, as Wendler does.
// rpe         one-repetition maximum × the chart's percent at the prescribed repetitions and RPE (M. Tuchscherer, "The
//             Reactive Training Manual", 2008; chart in training/strength.h). The maximum is what the chart says of the
//             last session, or, where nobody noted RPE or RIR in it, the estimate.
//
// Weights that were multiplied or converted are rounded to what plates make: 2.5 kg or 5 lb. An increment on top of the
// last weight stays as the coach chose it.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "json/fields.h"
#include "training/logged_set.h"
#include "types/instant.h"

namespace tp::training {

// The sets of one exercise in one session, in their order.
struct DoneSession {
    Date day;
    Uuid logId;
    std::vector<LoggedSet> sets;

    static constexpr const char* schemaName = "DoneSession";
    static constexpr auto fields() {
        return std::tuple{json::required("day", &DoneSession::day), json::required("logId", &DoneSession::logId),
                          json::required("sets", &DoneSession::sets)};
    }
};

struct Suggestion {
    std::optional<double> weight;
    std::optional<std::string> weightUnit;
    std::optional<int> reps;
    std::string reason;

    static constexpr const char* schemaName = "Suggestion";
    static constexpr auto fields() {
        return std::tuple{json::required("weight", &Suggestion::weight),
                          json::required("weightUnit", &Suggestion::weightUnit, json::oneOf(weightUnits)),
                          json::required("reps", &Suggestion::reps), json::required("reason", &Suggestion::reason)};
    }
};

// What is known of the athlete beside the sessions.
struct Strength {
    std::optional<double> trainingMaxKg;
    std::optional<double> oneRepMaxKg;
    int week = 1;             // of the program, from 1
    std::string unit = "kg";  // in which weights are suggested
};

// For the first working set prescribed, from the last sessions of that exercise, the newest first. Nothing where
// neither a progression nor a percentage asks for it, or where no working set is prescribed.
std::optional<Suggestion> suggest(const std::optional<Progression>& progression, const std::vector<PrescribedSet>& sets,
                                  const std::vector<DoneSession>& last, const Strength& strength);

// The best estimate of these sessions in kilograms: by the chart where RPE or RIR were noted, else by Epley's formula;
// of working sets of 1 to 10 repetitions.
std::optional<double> estimatedMax(const std::vector<DoneSession>& sessions);

// To the nearest weight that plates make.
double roundedToPlates(double weight, const std::string& unit);

}  // namespace tp::training
