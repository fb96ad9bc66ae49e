#include "training/load.h"

namespace tp::training {

namespace {

constexpr int acuteDays = 7;
constexpr int chronicDays = 28;

std::optional<double> ratio(double acute, double chronic) {
    return chronic > 0 ? std::optional(acute / chronic) : std::nullopt;
}

// Both means begin with the first day's load.
std::optional<double> ewmaRatio(Date today, const std::vector<DayLoad>& days) {
    if (days.empty()) return std::nullopt;
    double acute = days.front().load;
    double chronic = acute;
    auto next = days.begin() + 1;
    for (int day = days.front().day.days + 1; day <= today.days; ++day) {
        const bool trained = next != days.end() && next->day.days == day;
        const double load = trained ? (next++)->load : 0;
        acute += (load - acute) * 2 / (acuteDays + 1);
        chronic += (load - chronic) * 2 / (chronicDays + 1);
    }
    return ratio(acute, chronic);
}

}  // namespace

Load loadOn(Date today, const std::vector<DayLoad>& days, std::optional<Date> first) {
    Load load;
    double before = 0;  // of the chronic days that are not acute
    for (const auto& day : days) {
        if (day.day > today || day.day.days <= today.days - chronicDays) continue;
        (day.day.days > today.days - acuteDays ? load.acute : before) += day.load;
    }
    load.chronic = (load.acute + before) * acuteDays / chronicDays;
    load.enoughData = first && today.days - first->days >= chronicDays;
    if (load.enoughData) {
        load.coupled = ratio(load.acute, load.chronic);
        load.uncoupled = ratio(load.acute, before * acuteDays / (chronicDays - acuteDays));
        load.ewma = ewmaRatio(today, days);
    }
    return load;
}

}  // namespace tp::training
