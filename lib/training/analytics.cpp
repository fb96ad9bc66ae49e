#include "training/analytics.h"

#include <cmath>

namespace tp::training {

double rounded(double figure) { return std::round(figure * 1000) / 1000; }

std::optional<double> rounded(std::optional<double> figure) {
    return figure ? std::optional(rounded(*figure)) : std::nullopt;
}

AdherenceFigures figuresOf(int days, const Adherence& adherence) {
    return {days, adherence.planned, adherence.completed, adherence.excused, rounded(adherence.percent())};
}

LoadFigures figuresOf(const Load& load) {
    return {rounded(load.acute),     rounded(load.chronic), rounded(load.coupled),
            rounded(load.uncoupled), rounded(load.ewma),    load.enoughData};
}

}  // namespace tp::training
