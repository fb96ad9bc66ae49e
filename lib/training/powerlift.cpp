#include "training/powerlift.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <utility>

namespace tp::training {

namespace {

constexpr std::pair<std::string_view, Powerlift> names[] = {
    {"squat", Powerlift::squat},
    {"back squat", Powerlift::squat},
    {"barbell squat", Powerlift::squat},
    {"barbell back squat", Powerlift::squat},
    {"barbell full squat", Powerlift::squat},
    {"squat barbell", Powerlift::squat},
    {"low bar squat", Powerlift::squat},
    {"high bar squat", Powerlift::squat},
    {"bench press", Powerlift::benchPress},
    {"flat barbell bench press", Powerlift::benchPress},
    {"barbell bench press", Powerlift::benchPress},
    {"barbell bench press medium grip", Powerlift::benchPress},
    {"bench press barbell", Powerlift::benchPress},
    {"bench press powerlifting", Powerlift::benchPress},
    {"deadlift", Powerlift::deadlift},
    {"barbell deadlift", Powerlift::deadlift},
    {"deadlift barbell", Powerlift::deadlift},
    {"conventional deadlift", Powerlift::deadlift},
    {"sumo deadlift", Powerlift::deadlift},
    {"sumo deadlift barbell", Powerlift::deadlift},
};

// Small letters and digits, one space where there was anything else.
std::string plain(std::string_view name) {
    std::string words;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0)
            words += static_cast<char>(std::tolower(byte));
        else if (!words.empty() && words.back() != ' ')
            words += ' ';
    }
    if (words.ends_with(' ')) words.pop_back();
    return words;
}

}  // namespace

std::optional<Powerlift> powerliftOf(std::string_view exercise) {
    const auto words = plain(exercise);
    const auto* found =
        std::ranges::find(names, std::string_view(words), &std::pair<std::string_view, Powerlift>::first);
    return found == std::end(names) ? std::nullopt : std::optional(found->second);
}

}  // namespace tp::training
