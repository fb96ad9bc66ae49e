// What lifted weights say of strength: estimates of the one-repetition maximum, rep maxes and records.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "types/instant.h"

namespace tp::training {

// Sets of more repetitions say too little of strength: they count in no estimate by repetitions and are no record.
inline constexpr int mostReps = 10;

// The weight that can be lifted once, by one set of `reps` to failure; in the unit of `weight`. Nothing where weight or
// reps are not positive; Brzycki's formula ends at 36 repetitions.
std::optional<double> epley(double weight, int reps);
std::optional<double> brzycki(double weight, int reps);

// M. Tuchscherer's chart (Reactive Training Systems): the percent of the one-repetition maximum at 1 to 12 repetitions
// and an RPE of 6.5 to 10 in half steps. Nothing beyond it.
std::optional<double> chartPercent(int reps, double rpe);
// The one-repetition maximum by the chart.
std::optional<double> rpeAdjusted(double weight, int reps, double rpe);

// The chart depends on repetitions and repetitions in reserve together, 1 to 15.5 in half steps: this many.
inline constexpr int effortSteps = 30;
// Where the effort stands among them, from 0. Nothing beyond the chart.
std::optional<int> effortStep(int reps, double rpe);

// The heaviest weights of an exercise on one day.
struct Bests {
    Date day;
    std::array<std::optional<double>, mostReps> byReps;       // at exactly 1, 2 … repetitions
    std::array<std::optional<double>, effortSteps> byEffort;  // by effortStep
};

// The best estimates of a day.
std::optional<double> epleyOf(const Bests& bests);
std::optional<double> brzyckiOf(const Bests& bests);
std::optional<double> rpeAdjustedOf(const Bests& bests);

// The heaviest weight lifted at `reps` repetitions or more, and the first day on which it was.
struct RepMax {
    int reps;
    double weight;
    Date day;
};
std::vector<RepMax> repMaxes(const std::vector<Bests>& days);

// A heavier weight at `reps` repetitions or more than on any day before. The first day with a number of repetitions
// sets none; nor does a set beside which another of the day was as heavy for more repetitions.
struct Record {
    int reps;
    double weight;
    double previous;
    Date day;
};
// Both take the days of one exercise in order. The records are in order too.
std::vector<Record> records(const std::vector<Bests>& days);

// Numbers of PostgreSQL's text form of an array, `{100.5,NULL}`, into `values`, as many as fit.
void readWeights(const std::string& array, std::optional<double>* values, std::size_t count);

}  // namespace tp::training
