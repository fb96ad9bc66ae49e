#include "training/prescription.h"

#include <algorithm>
#include <stdexcept>

#include "json/document.h"
#include "json/write.h"

namespace tp::training {

namespace {

// What stands around the list in the text that is parsed: only objects are read by their fields.
struct SlotList {
    std::vector<Slot> slots;

    static constexpr auto fields() { return std::tuple{json::required("slots", &SlotList::slots)}; }
};

bool isTempo(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || c == 'X' || c == 'x' || c == '-'; });
}

void check(const PrescribedSet& set, const std::string& path, json::Problems& problems) {
    if (set.repsMax && (!set.reps || *set.repsMax < *set.reps))
        problems.push_back({path + "repsMax", "is less than reps"});
    const bool needsLoad = set.loadKind && set.loadKind != "bodyweight";
    if (set.load && !needsLoad) problems.push_back({path + "loadKind", "does not say what the load is in"});
    if (!set.load && needsLoad) problems.push_back({path + "load", "is missing"});
    if (!set.load || !needsLoad) return;
    if (set.loadKind->starts_with("percent") && *set.load > 200)
        problems.push_back({path + "load", "is more than 200"});
    if (set.loadKind == "kg" && *set.load > 2000) problems.push_back({path + "load", "is more than 2000"});
}

void check(const Progression& progression, const std::string& path, json::Problems& problems) {
    if (progression.increment.has_value() != progression.incrementUnit.has_value())
        problems.push_back({path + (progression.increment ? "incrementUnit" : "increment"), "is missing"});
    if ((progression.kind == "linear" || progression.kind == "double") && !progression.increment)
        problems.push_back({path + "increment", "is missing"});
    if (progression.kind == "percent_tm" && progression.weeklyPercents.empty())
        problems.push_back({path + "weeklyPercents", "is missing"});
}

void check(const SlotExercise& exercise, const std::string& path, json::Problems& problems) {
    if (exercise.tempo && !isTempo(*exercise.tempo)) problems.push_back({path + "tempo", "is not like 3-1-X-0"});
    if (exercise.progression) check(*exercise.progression, path + "progression.", problems);
    for (std::size_t i = 0; i < exercise.sets.size(); ++i)
        check(exercise.sets[i], path + "sets[" + std::to_string(i) + "].", problems);
}

}  // namespace

json::Problems problemsOf(const std::vector<Slot>& slots, const std::string& path) {
    json::Problems problems;
    for (std::size_t i = 0; i < slots.size(); ++i)
        for (std::size_t k = 0; k < slots[i].exercises.size(); ++k)
            check(slots[i].exercises[k], path + "[" + std::to_string(i) + "].exercises[" + std::to_string(k) + "].",
                  problems);
    if (problems.size() > json::mostProblems) problems.resize(json::mostProblems);
    return problems;
}

std::string slotsText(const std::vector<Slot>& slots) {
    json::Writer writer;
    json::write(writer, slots);
    return std::string(writer.written());
}

std::vector<Slot> slotsFrom(std::string_view text) {
    const json::Document document("{\"slots\":" + std::string(text) + "}");
    json::Fields members;
    members.addMembers(document.root());
    SlotList list;
    json::Problems problems;
    json::readFields(members, list, "", problems);
    if (!problems.empty())
        throw std::logic_error("what the database keeps is no list of slots: " + problems.front().field + " " +
                               problems.front().message);
    return std::move(list.slots);
}

}  // namespace tp::training
