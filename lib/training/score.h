// Points that compare lifters of different body weight.
#pragma once

#include <optional>
#include <string_view>

namespace tp::training {

enum class Sex { female, male };
std::optional<Sex> sexFrom(std::string_view name);

// All take kilograms: the body weight and the total of squat, bench press and deadlift. Nothing where one of them is
// not positive. Body weights beyond those that a formula was made for count as the nearest that it was made for.

// T. Konertz's formula (BVDK 2019).
std::optional<double> dots(Sex sex, double bodyWeight, double total);
// R. Wilks's formula of 2020, as of March of that year.
std::optional<double> wilks2020(Sex sex, double bodyWeight, double total);
// The International Powerlifting Federation's Goodlift points (2020) for classic powerlifting, which are undefined
// under 35 kg.
std::optional<double> ipfGoodlift(Sex sex, double bodyWeight, double total);

}  // namespace tp::training
