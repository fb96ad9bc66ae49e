#include "training/strength.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>

namespace tp::training {

namespace {

// By effortStep. In the chart one repetition more is the same as one in reserve more.
constexpr std::array<double, effortSteps> chart = {
    100,  97.8, 95.5, 93.9, 92.2, 90.7, 89.2, 87.8, 86.3, 85.0, 83.7, 82.4, 81.1, 79.9, 78.6,
    77.4, 76.2, 75.1, 73.9, 72.3, 70.7, 69.4, 68.0, 66.7, 65.3, 64.0, 62.6, 61.3, 59.9, 58.6,
};

template <std::size_t count, class Estimate>
std::optional<double> bestOf(const std::array<std::optional<double>, count>& weights, Estimate estimate) {
    std::optional<double> best;
    for (std::size_t i = 0; i < count; ++i)
        if (weights[i]) best = std::max(best, estimate(*weights[i], static_cast<int>(i)));
    return best;
}

}  // namespace

std::optional<double> epley(double weight, int reps) {
    if (weight <= 0 || reps < 1) return std::nullopt;
    return reps == 1 ? weight : weight * (1 + reps / 30.0);
}

std::optional<double> brzycki(double weight, int reps) {
    if (weight <= 0 || reps < 1 || reps > 36) return std::nullopt;
    return weight * 36 / (37 - reps);
}

std::optional<int> effortStep(int reps, double rpe) {
    const double halves = 2 * rpe;
    if (reps < 1 || reps > 12 || rpe < 6.5 || rpe > 10 || halves != std::floor(halves)) return std::nullopt;
    return 2 * (reps - 1) + 20 - static_cast<int>(halves);
}

std::optional<double> chartPercent(int reps, double rpe) {
    const auto step = effortStep(reps, rpe);
    return step ? std::optional(chart[static_cast<std::size_t>(*step)]) : std::nullopt;
}

std::optional<double> rpeAdjusted(double weight, int reps, double rpe) {
    const auto percent = chartPercent(reps, rpe);
    return percent && weight > 0 ? std::optional(weight / *percent * 100) : std::nullopt;
}

std::optional<double> epleyOf(const Bests& bests) {
    return bestOf(bests.byReps, [](double weight, int i) { return epley(weight, i + 1); });
}

std::optional<double> brzyckiOf(const Bests& bests) {
    return bestOf(bests.byReps, [](double weight, int i) { return brzycki(weight, i + 1); });
}

std::optional<double> rpeAdjustedOf(const Bests& bests) {
    return bestOf(bests.byEffort, [](double weight, int i) {
        return std::optional(weight / chart[static_cast<std::size_t>(i)] * 100);
    });
}

std::vector<RepMax> repMaxes(const std::vector<Bests>& days) {
    std::array<std::optional<RepMax>, mostReps> best;
    for (const auto& day : days) {
        std::optional<double> heaviest;
        for (std::size_t i = mostReps; i-- > 0;) {
            heaviest = std::max(heaviest, day.byReps[i]);
            if (heaviest && (!best[i] || *heaviest > best[i]->weight))
                best[i] = {static_cast<int>(i) + 1, *heaviest, day.day};
        }
    }
    std::vector<RepMax> found;
    for (const auto& max : best)
        if (max) found.push_back(*max);
    return found;
}

std::vector<Record> records(const std::vector<Bests>& days) {
    std::array<bool, mostReps> seen{};
    std::array<std::optional<double>, mostReps> before;  // at so many repetitions or more
    std::vector<Record> found;
    for (const auto& day : days) {
        std::optional<double> heaviest;
        auto after = before;
        for (std::size_t i = mostReps; i-- > 0;) {
            const auto& weight = day.byReps[i];
            if (seen[i] && weight > before[i] && weight > heaviest)
                found.push_back({static_cast<int>(i) + 1, *weight, *before[i], day.day});
            heaviest = std::max(heaviest, weight);
            after[i] = std::max(after[i], heaviest);
            seen[i] = seen[i] || weight;
        }
        before = after;
    }
    return found;
}

void readWeights(const std::string& array, std::optional<double>* values, std::size_t count) {
    std::string_view rest = array;
    for (std::size_t i = 0; i < count && rest.size() > 2; ++i) {
        rest.remove_prefix(1);
        const auto end = rest.find_first_of(",}");
        double value = 0;
        const auto read = std::from_chars(rest.data(), rest.data() + end, value);
        if (read.ec == std::errc()) values[i] = value;
        rest.remove_prefix(end);
    }
}

}  // namespace tp::training
