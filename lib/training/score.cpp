#include "training/score.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tp::training {

namespace {

// By rising power.
template <std::size_t count>
double polynomial(const std::array<double, count>& coefficients, double x) {
    double value = 0;
    for (std::size_t i = count; i-- > 0;) value = value * x + coefficients[i];
    return value;
}

constexpr std::array<double, 5> dotsOfMen = {-307.75076, 24.0900756, -0.1918759221, 0.0007391293, -0.0000010930};
constexpr std::array<double, 5> dotsOfWomen = {-57.96288, 13.6175032, -0.1126655495, 0.0005158568, -0.0000010706};

constexpr std::array<double, 6> wilksOfMen = {47.4617885411949,     8.47206137941125,    0.073694103462609,
                                              -1.39583381094385e-3, 7.07665973070743e-6, -1.20804336482315e-8};
constexpr std::array<double, 6> wilksOfWomen = {-125.425539779509,   13.7121941940668,    -0.0330725063103405,
                                                -1.0504000506583e-3, 9.38773881462799e-6, -2.3334613884954e-8};

}  // namespace

std::optional<Sex> sexFrom(std::string_view name) {
    if (name == "female") return Sex::female;
    if (name == "male") return Sex::male;
    return std::nullopt;
}

std::optional<double> dots(Sex sex, double bodyWeight, double total) {
    if (bodyWeight <= 0 || total <= 0) return std::nullopt;
    return total * 500 /
           (sex == Sex::male ? polynomial(dotsOfMen, std::clamp(bodyWeight, 40.0, 210.0))
                             : polynomial(dotsOfWomen, std::clamp(bodyWeight, 40.0, 150.0)));
}

std::optional<double> wilks2020(Sex sex, double bodyWeight, double total) {
    if (bodyWeight <= 0 || total <= 0) return std::nullopt;
    return total * 600 /
           (sex == Sex::male ? polynomial(wilksOfMen, std::clamp(bodyWeight, 40.0, 200.95))
                             : polynomial(wilksOfWomen, std::clamp(bodyWeight, 40.0, 150.95)));
}

std::optional<double> ipfGoodlift(Sex sex, double bodyWeight, double total) {
    if (bodyWeight < 35 || total <= 0) return std::nullopt;
    return total * 100 /
           (sex == Sex::male ? 1199.72839 - 1025.18162 * std::exp(-0.00921 * bodyWeight)
                             : 610.32796 - 1045.59282 * std::exp(-0.03048 * bodyWeight));
}

}  // namespace tp::training
