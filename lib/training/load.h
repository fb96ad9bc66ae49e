// How hard the last days were beside the weeks before: session loads (C. Foster: the session's RPE × its minutes) and
// their acute:chronic ratios.
#pragma once

#include <optional>
#include <vector>

#include "types/instant.h"

namespace tp::training {

struct DayLoad {
    Date day;
    double load;
};

struct Load {
    double acute = 0;    // the sum of the last 7 days, today among them
    double chronic = 0;  // a week's mean of the last 28
    // acute:chronic; nothing without enough data, or where nothing was done in the chronic time.
    std::optional<double> coupled{};
    std::optional<double> uncoupled{};  // beside the 21 days before the last 7
    std::optional<double> ewma{};       // of exponentially weighted means of 7 and 28 days (S. Williams et al. 2017)
    bool enoughData = false;            // the first load is 28 days ago, or longer
};

// Of days in order, each at most once; days that are not there had none. `first` is the day of the first load ever.
Load loadOn(Date today, const std::vector<DayLoad>& days, std::optional<Date> first);

}  // namespace tp::training
