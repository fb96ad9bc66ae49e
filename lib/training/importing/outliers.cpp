#include <algorithm>
#include <charconv>
#include <map>

#include "training/importing/workout_file.h"

namespace tp::training::importing {

namespace {

// Of fewer sets nobody can say what is usual.
constexpr std::size_t fewest = 5;

struct Figure {
    int line = 0;
    double value = 0;
};

std::string plain(double value) {
    char text[32];
    const auto [end, error] = std::to_chars(text, text + sizeof text, value);
    return {text, error == std::errc{} ? end : text};
}

double medianOf(std::vector<Figure> figures) {
    const auto middle = figures.begin() + static_cast<std::ptrdiff_t>(figures.size() / 2);
    std::ranges::nth_element(figures, middle, {}, &Figure::value);
    return middle->value;
}

// Those more than `times` the median and more than `margin` above it.
void judge(const std::string& exercise, const std::vector<Figure>& figures, double times, double margin,
           const char* unit, std::vector<Remark>& remarks) {
    if (figures.size() < fewest) return;
    const double usual = medianOf(figures);
    for (const auto& [line, value] : figures)
        if (value > times * usual && value > usual + margin)
            remarks.push_back({line, plain(value) + unit + " is far above what is usual for " + exercise + " (" +
                                         plain(usual) + unit + ")"});
}

}  // namespace

std::vector<Remark> outliersOf(const std::vector<Workout>& workouts) {
    std::map<std::pair<std::string, std::string>, std::vector<Figure>> weights;  // by exercise and unit
    std::map<std::string, std::vector<Figure>> reps;
    std::vector<Remark> remarks;
    for (const auto& workout : workouts) {
        for (std::size_t i = 0; i < workout.sets.size(); ++i) {
            const auto& set = workout.sets[i];
            if (set.weight && set.type != "warmup")
                weights[{set.exercise, set.weightUnit.value_or("")}].push_back({workout.lines[i], *set.weight});
            if (set.reps) reps[set.exercise].push_back({workout.lines[i], static_cast<double>(*set.reps)});
        }
        if (workout.durationSeconds.value_or(0) > 8 * 3600)
            remarks.push_back({workout.line, "lasts more than eight hours"});
    }
    for (const auto& [key, figures] : weights)
        judge(key.first, figures, 2.5, 20, key.second.empty() ? "" : key.second == "lb" ? " lb" : " kg", remarks);
    for (const auto& [exercise, figures] : reps) judge(exercise, figures, 4, 20, " repetitions", remarks);
    return remarks;
}

}  // namespace tp::training::importing
