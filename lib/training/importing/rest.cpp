#include "training/importing/rest.h"

#include "http/error.h"
#include "json/document.h"
#include "json/read.h"
#include "json/write.h"

namespace tp::training::importing {

namespace {

// What is absent is as the other columns say.
struct Rest {
    std::optional<int> slot;
    std::optional<std::string> type;
    std::optional<int> reps;
    std::optional<double> weight;
    std::optional<std::string> weightUnit;
    std::optional<int> durationSeconds;
    std::optional<double> distance;
    std::optional<std::string> distanceUnit;
    std::optional<double> rpe;
    std::optional<double> rir;
    std::optional<std::string> note;
    std::optional<Instant> performedAt;
    std::optional<Instant> endedAt;
    std::optional<int> perceivedEffort;

    static constexpr auto fields() {
        return std::tuple{json::optional("slot", &Rest::slot, json::range(0, 9999)),
                          json::optional("type", &Rest::type, json::oneOf(setTypes)),
                          json::optional("reps", &Rest::reps, json::range(0, 10000)),
                          json::optional("weight", &Rest::weight, json::range(0, 4409)),
                          json::optional("weightUnit", &Rest::weightUnit, json::oneOf(weightUnits)),
                          json::optional("durationSeconds", &Rest::durationSeconds, json::range(0, 86400)),
                          json::optional("distance", &Rest::distance, json::range(0, 1000000)),
                          json::optional("distanceUnit", &Rest::distanceUnit, json::oneOf(distanceUnits)),
                          json::optional("rpe", &Rest::rpe, json::range(1, 10, 0.5)),
                          json::optional("rir", &Rest::rir, json::range(0, 10, 0.5)),
                          json::optional("note", &Rest::note, json::text(0, 500)),
                          json::optional("performedAt", &Rest::performedAt),
                          json::optional("endedAt", &Rest::endedAt),
                          json::optional("perceivedEffort", &Rest::perceivedEffort, json::range(1, 10))};
    }
};

template <class T>
void take(const std::optional<T>& from, auto& to) {
    if (from) to = *from;
}

template <class T>
void note(const std::optional<T>& meant, const std::optional<T>& understood, std::optional<T>& rest) {
    if (meant != understood) rest = meant;
}

template <json::Declared T>
void writePresent(json::Writer& to, const T& value) {
    to.startObject();
    std::apply(
        [&](const auto&... field) {
            ((value.*field.member ? (to.name(field.name), json::write(to, *(value.*field.member))) : void()), ...);
        },
        T::fields());
    to.endObject();
}

bool read(std::string_view text, Rest& rest) {
    try {
        const json::Document document(text);
        json::Fields fields;
        fields.addMembers(document.root());
        json::Problems problems;
        json::readFields(fields, rest, "", problems);
        return problems.empty();
    } catch (const http::BadJson&) {
        return false;
    }
}

}  // namespace

bool addRest(std::string_view text, Workout& workout, NewSet& set) {
    Rest rest;
    if (!read(text, rest)) return false;
    take(rest.slot, set.slot);
    take(rest.type, set.type);
    take(rest.reps, set.reps);
    take(rest.weight, set.weight);
    take(rest.weightUnit, set.weightUnit);
    take(rest.durationSeconds, set.durationSeconds);
    take(rest.distance, set.distance);
    take(rest.distanceUnit, set.distanceUnit);
    take(rest.rpe, set.rpe);
    take(rest.rir, set.rir);
    take(rest.note, set.note);
    if (rest.performedAt) workout.start = {*rest.performedAt, false};
    if (rest.endedAt) workout.end = {*rest.endedAt, false};
    take(rest.perceivedEffort, workout.perceivedEffort);
    return true;
}

std::string restOf(const Difference& difference) {
    const auto& [meant, understood, meantWorkout, understoodWorkout] = difference;
    Rest rest;
    note(meant.slot, understood.slot, rest.slot);
    if (meant.type != understood.type) rest.type = meant.type;
    note(meant.reps, understood.reps, rest.reps);
    note(meant.weight, understood.weight, rest.weight);
    note(meant.weightUnit, understood.weightUnit, rest.weightUnit);
    note(meant.durationSeconds, understood.durationSeconds, rest.durationSeconds);
    note(meant.distance, understood.distance, rest.distance);
    note(meant.distanceUnit, understood.distanceUnit, rest.distanceUnit);
    note(meant.rpe, understood.rpe, rest.rpe);
    note(meant.rir, understood.rir, rest.rir);
    note(meant.note, understood.note, rest.note);
    if (meantWorkout != nullptr) {
        if (meantWorkout->start != understoodWorkout->start) rest.performedAt = meantWorkout->start.at;
        if (meantWorkout->end && meantWorkout->end != understoodWorkout->end) rest.endedAt = meantWorkout->end->at;
        note(meantWorkout->perceivedEffort, understoodWorkout->perceivedEffort, rest.perceivedEffort);
    }
    json::Writer writer;
    writePresent(writer, rest);
    return writer.written() == "{}" ? std::string() : std::string(writer.written());
}

}  // namespace tp::training::importing
