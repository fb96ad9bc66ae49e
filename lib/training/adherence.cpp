#include "training/adherence.h"

namespace tp::training {

std::optional<double> Adherence::percent() const {
    if (planned == 0) return std::nullopt;
    return 100.0 * completed / planned;
}

Adherence adherenceOver(int days, Date today, const std::vector<Planned>& planned) {
    Adherence found;
    for (const auto& [day, status, count] : planned) {
        if (day.days <= today.days - days || day > today) continue;
        if (status == "excused") {
            found.excused += count;
        } else if (status == "completed") {
            found.completed += count;
            found.planned += count;
        } else if (status == "skipped" || day < today) {
            found.planned += count;
        }
    }
    return found;
}

}  // namespace tp::training
