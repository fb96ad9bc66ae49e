#include "training/progression.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "training/strength.h"

namespace tp::training {

namespace {

constexpr int defaultTries = 3;
constexpr double defaultDeloadPercent = 10;
constexpr double trainingShare = 0.9;  // of the one-repetition maximum

bool isWorking(const std::string& type) { return type != "warmup" && type != "drop"; }

// In at most three decimals, without zeros at the end.
std::string plain(double number) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), std::round(number * 1000) / 1000).ptr;
    return {text.data(), end};
}

double inUnit(double kilograms, const std::string& unit) {
    return unit == "lb" ? kilograms / kilogramsPerPound : kilograms;
}

std::vector<PrescribedSet> workingOf(const std::vector<PrescribedSet>& sets) {
    std::vector<PrescribedSet> working;
    std::ranges::copy_if(sets, std::back_inserter(working), [](const auto& set) { return isWorking(set.type); });
    return working;
}

std::vector<LoggedSet> workingOf(const DoneSession& session) {
    std::vector<LoggedSet> working;
    std::ranges::copy_if(session.sets, std::back_inserter(working),
                         [](const auto& set) { return isWorking(set.type); });
    return working;
}

// The RPE of a set, by what was noted of it.
std::optional<double> effortOf(const auto& set) {
    return set.rpe ? set.rpe : set.rir ? std::optional(10 - *set.rir) : std::nullopt;
}

std::optional<double> chartMax(const LoggedSet& set) {
    const auto rpe = effortOf(set);
    return rpe && set.weightKg && set.reps && *set.reps <= mostReps ? rpeAdjusted(*set.weightKg, *set.reps, *rpe)
                                                                    : std::nullopt;
}

// A session's weight in a unit, exactly where it was typed in it.
std::optional<double> weightOf(const DoneSession& session, const std::string& unit) {
    const LoggedSet* heaviest = nullptr;
    for (const auto& set : session.sets)
        if (isWorking(set.type) && set.weightKg && (heaviest == nullptr || *set.weightKg > *heaviest->weightKg))
            heaviest = &set;
    if (heaviest == nullptr) return std::nullopt;
    return heaviest->weightUnit == unit ? heaviest->weight : inUnit(*heaviest->weightKg, unit);
}

// Whether the sets, one after another, reached what was prescribed: the lower end of a range, or the upper.
enum class End { lower, upper };
bool reached(const DoneSession& session, const std::vector<PrescribedSet>& prescribed, End end) {
    const auto done = workingOf(session);
    if (done.size() < prescribed.size()) return false;
    for (std::size_t i = 0; i < prescribed.size(); ++i) {
        const auto wanted = end == End::upper && prescribed[i].repsMax ? prescribed[i].repsMax : prescribed[i].reps;
        if (done[i].reps.value_or(0) < wanted.value_or(0)) return false;
    }
    return true;
}

class Answer {
public:
    Answer(const Progression* progression, std::vector<PrescribedSet> prescribed, const std::vector<DoneSession>& last,
           const Strength& strength)
        : progression_(progression), prescribed_(std::move(prescribed)), strength_(strength) {
        for (const auto& session : last)
            if (weightOf(session, unit())) last_.push_back(&session);
    }

    std::optional<Suggestion> suggestion() const {
        if (progression_ == nullptr) return asPrescribed();
        if (progression_->kind == "percent_tm") return byWeek();
        if (progression_->kind == "rpe") return byEffort();
        if (last_.empty()) return first();
        return progression_->kind == "linear" ? linear() : doubled();
    }

private:
    const std::string& unit() const { return strength_.unit; }
    const PrescribedSet& main() const { return prescribed_.front(); }
    std::string text(double weight) const { return plain(weight) + " " + unit(); }
    double rounded(double weight) const { return roundedToPlates(weight, unit()); }
    double lastWeight() const { return *weightOf(*last_.front(), unit()); }

    Suggestion of(double weight, const std::string& reason) const { return of(weight, main().reps, reason); }
    Suggestion of(double weight, std::optional<int> reps, const std::string& reason) const {
        return {std::round(weight * 1000) / 1000, unit(), reps, reason};
    }
    Suggestion without(const std::string& reason) const { return {std::nullopt, std::nullopt, main().reps, reason}; }

    std::optional<Suggestion> asPrescribed() const {
        if (main().loadKind == "percent_1rm")
            return percentOf(strength_.oneRepMaxKg, *main().load, "your estimated maximum",
                             "Log a set of at most 10 reps, and the load can be told from it.");
        if (main().loadKind == "percent_tm")
            return percentOf(trainingMax(), *main().load, trainingMaxName(), "Set a training max to get the load.");
        return std::nullopt;
    }

    Suggestion percentOf(const std::optional<double>& maximumKg, double percent, const std::string& name,
                         const std::string& otherwise) const {
        if (!maximumKg) return without(otherwise);
        const double maximum = inUnit(*maximumKg, unit());
        return of(rounded(maximum * percent / 100),
                  plain(percent) + " % of " + name + " of " + text(std::round(maximum * 10) / 10) + ".");
    }

    std::optional<double> trainingMax() const {
        if (strength_.trainingMaxKg) return strength_.trainingMaxKg;
        return strength_.oneRepMaxKg ? std::optional(*strength_.oneRepMaxKg * trainingShare) : std::nullopt;
    }
    std::string trainingMaxName() const {
        return strength_.trainingMaxKg ? "your training max" : "a training max, 90 % of your estimated maximum,";
    }

    Suggestion byWeek() const {
        const auto& percents = progression_->weeklyPercents;
        if (percents.empty()) return without("The program names no percentages.");
        const auto week = static_cast<std::size_t>(std::max(strength_.week, 1));
        auto suggestion = percentOf(trainingMax(), percents[(week - 1) % percents.size()], trainingMaxName(),
                                    "Set a training max to get the load.");
        if (suggestion.weight) suggestion.reason = "Week " + std::to_string(week) + ": " + suggestion.reason;
        return suggestion;
    }

    Suggestion byEffort() const {
        const auto effort = effortOf(main());
        const auto percent = effort && main().reps ? chartPercent(*main().reps, *effort) : std::nullopt;
        if (!percent) return without("The RPE chart has no load for these reps and this effort.");
        std::optional<double> maximum;
        if (!last_.empty())
            for (const auto& set : workingOf(*last_.front())) maximum = std::max(maximum, chartMax(set));
        const std::string from = maximum ? "your last session" : "your estimated maximum";
        if (!maximum) maximum = strength_.oneRepMaxKg;
        if (!maximum) return without("Choose a load for RPE " + plain(*effort) + ": there is no session to go by yet.");
        return of(rounded(inUnit(*maximum, unit()) * *percent / 100),
                  "RPE " + plain(*effort) + " at " + std::to_string(*main().reps) + " reps, going by " + from + ": " +
                      plain(*percent) + " % of " + text(std::round(inUnit(*maximum, unit()) * 10) / 10) + ".");
    }

    // The first time there is nothing to go by but the prescription.
    std::optional<Suggestion> first() const {
        if (!main().load) return without("There is no session to go by yet: choose a load.");
        if (auto suggestion = asPrescribed()) return suggestion;
        const double load = *main().load;
        const bool asTyped = main().loadKind == unit();
        const double kilograms = main().loadKind == "lb" ? load * kilogramsPerPound : load;
        return of(asTyped ? load : rounded(inUnit(kilograms, unit())), "The first time: as prescribed.");
    }

    double increased() const {
        const double increment = progression_->increment.value_or(0);
        if (progression_->incrementUnit.value_or("kg") == unit()) return lastWeight() + increment;
        const double kilograms = unit() == "kg" ? increment * kilogramsPerPound : increment;
        return rounded(lastWeight() + inUnit(kilograms, unit()));
    }

    // How many of the last sessions, in a row and with the same weight, fell short.
    int shortSessions() const {
        int count = 0;
        for (const auto* session : last_) {
            if (std::abs(*weightOf(*session, unit()) - lastWeight()) > 0.01 ||
                reached(*session, prescribed_, End::lower))
                break;
            ++count;
        }
        return count;
    }

    Suggestion deloaded(int sessions) const {
        const double percent = progression_->deloadPercent.value_or(defaultDeloadPercent);
        return of(rounded(lastWeight() * (1 - percent / 100)),
                  (sessions == 1 ? "One session" : std::to_string(sessions) + " sessions") + " short of the reps at " +
                      text(lastWeight()) + ": " + plain(percent) + " % less, and up again from there.");
    }

    Suggestion linear() const {
        if (reached(*last_.front(), prescribed_, End::lower))
            return of(increased(), "Every set reached its reps at " + text(lastWeight()) + " last time: go up.");
        const int tries = progression_->tries.value_or(defaultTries);
        const int count = shortSessions();
        if (count >= tries) return deloaded(count);
        return of(lastWeight(), "Some reps were missing at " + text(lastWeight()) + " last time: try " +
                                    std::to_string(count + 1) + " of " + std::to_string(tries) + ".");
    }

    Suggestion doubled() const {
        if (reached(*last_.front(), prescribed_, End::upper))
            return of(increased(),
                      "Every set reached the top of its range at " + text(lastWeight()) + " last time: go up.");
        if (const int count = shortSessions(); progression_->tries && count >= *progression_->tries)
            return deloaded(count);
        std::optional<int> weakest;
        for (const auto& set : workingOf(*last_.front()))
            weakest = std::min(weakest.value_or(set.reps.value_or(0)), set.reps.value_or(0));
        const int least = main().reps.value_or(0);
        const int most = std::max(least, main().repsMax.value_or(least));
        return of(lastWeight(), std::clamp(weakest.value_or(0) + 1, least, most),
                  "The weight of last time, " + text(lastWeight()) + ", for one rep more.");
    }

    const Progression* progression_;
    std::vector<PrescribedSet> prescribed_;
    const Strength& strength_;
    std::vector<const DoneSession*> last_;  // those with a weight
};

}  // namespace

std::optional<Suggestion> suggest(const std::optional<Progression>& progression, const std::vector<PrescribedSet>& sets,
                                  const std::vector<DoneSession>& last, const Strength& strength) {
    auto prescribed = workingOf(sets);
    if (prescribed.empty()) return std::nullopt;
    return Answer(progression ? &*progression : nullptr, std::move(prescribed), last, strength).suggestion();
}

std::optional<double> estimatedMax(const std::vector<DoneSession>& sessions) {
    std::optional<double> best;
    for (const auto& session : sessions)
        for (const auto& set : workingOf(session)) {
            if (!set.weightKg || !set.reps || *set.reps > mostReps) continue;
            const auto byChart = chartMax(set);
            best = std::max(best, byChart ? byChart : epley(*set.weightKg, *set.reps));
        }
    return best;
}

double roundedToPlates(double weight, const std::string& unit) {
    const double step = unit == "lb" ? 5 : 2.5;
    return std::round(weight / step) * step;
}

}  // namespace tp::training
