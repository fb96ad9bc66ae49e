#include "training/log_export.h"

#include <functional>

#include "json/write.h"
#include "training/importing/shapes.h"
#include "training/set_service.h"

namespace tp::training {

namespace {

using importing::Clocked;
using importing::LoggedWorkout;
using importing::Shape;
using importing::ShapeWriter;

// As readWorkouts reads it.
struct WrittenLog {
    std::string title;
    Instant performedAt;
    std::optional<Instant> endedAt;
    std::optional<std::string> notes;
    std::optional<int> perceivedEffort;
    std::vector<NewSet> sets;

    static constexpr auto fields() {
        return std::tuple{json::required("title", &WrittenLog::title),
                          json::required("performedAt", &WrittenLog::performedAt),
                          json::required("endedAt", &WrittenLog::endedAt),
                          json::required("notes", &WrittenLog::notes),
                          json::required("perceivedEffort", &WrittenLog::perceivedEffort),
                          json::required("sets", &WrittenLog::sets)};
    }
};

NewSet writtenSet(LoggedSet set) {
    return {.exercise = std::move(set.exercise),
            .slot = set.slot,
            .type = std::move(set.type),
            .reps = set.reps,
            .weight = set.weight,
            .weightUnit = std::move(set.weightUnit),
            .durationSeconds = set.durationSeconds,
            .distance = set.distance,
            .distanceUnit = std::move(set.distanceUnit),
            .rpe = set.rpe,
            .rir = set.rir,
            .note = std::move(set.note)};
}

// The moment in three columns from `column` on: itself, the wall's clock as if set to UTC, and whether that tells it.
Clocked clockedFrom(const db::Row& row, int column) {
    return {row.get<Instant>(column), row.get<Instant>(column + 1), row.get<bool>(column + 2)};
}

LoggedWorkout workoutFrom(const db::Row& row) {
    LoggedWorkout workout{row.get<std::string>(1), clockedFrom(row, 2)};
    if (!row.isNull(5)) workout.end = clockedFrom(row, 5);
    workout.notes = row.maybe<std::string>(8);
    workout.perceivedEffort = row.maybe<int>(9);
    return workout;
}

void forEachLog(db::Transaction& tx, const std::function<void(const LoggedWorkout&)>& take) {
    const auto clocked = [](const std::string& at) {
        return at + ", (" + at + " at time zone z.time_zone) at time zone 'UTC', (" + at +
               " at time zone z.time_zone) at time zone z.time_zone = " + at;
    };
    tx.later("declare logs no scroll cursor for select l.id, l.title, " + clocked("l.performed_at") + ", " +
             clocked("l.ended_at") +
             ", l.notes, l.perceived_effort from app.workout_logs l cross join (select time_zone from "
             "app.personal_info(app.caller())) z where l.athlete_id = app.caller() order by l.performed_at, l.id");
    while (true) {
        const auto rows = tx.query("fetch 100 from logs");
        if (rows.empty()) break;
        auto sets = readSets(tx, rows.map([](const db::Row& row) { return row.get<Uuid>(0); }));
        for (int i = 0; i < rows.size(); ++i) {
            auto workout = workoutFrom(rows[i]);
            for (auto& set : sets[static_cast<std::size_t>(i)]) workout.sets.push_back(writtenSet(std::move(set)));
            take(workout);
        }
    }
    tx.later("close logs");
}

zip::File exportShape(db::Transaction& tx, Shape shape) {
    const bool inPounds = tx.query("select units from app.personal_info(app.caller())")[0].get<std::string>(0) == "lb";
    ShapeWriter writer(shape, inPounds);
    auto plain = zip::temporaryFile(), withRest = zip::temporaryFile();
    zip::append(plain, writer.header(false));
    zip::append(withRest, writer.header(true));
    bool needsRest = false;
    forEachLog(tx, [&](const LoggedWorkout& workout) {
        const auto lines = writer.linesOf(workout);
        zip::append(plain, lines.withoutRest);
        zip::append(withRest, lines.withRest);
        needsRest = needsRest || lines.needsRest;
    });
    return needsRest ? std::move(withRest) : std::move(plain);
}

zip::File exportJson(db::Transaction& tx) {
    auto file = zip::temporaryFile();
    zip::append(file, R"({"format":"trainingplanner","version":1,"workouts":[)");
    const char* separator = "\n";
    forEachLog(tx, [&](const LoggedWorkout& workout) {
        json::Writer writer;
        json::write(writer, WrittenLog{workout.title, workout.start.at,
                                       workout.end ? std::optional(workout.end->at) : std::nullopt, workout.notes,
                                       workout.perceivedEffort, workout.sets});
        zip::append(file, separator);
        zip::append(file, writer.written());
        separator = ",\n";
    });
    zip::append(file, "\n]}\n");
    return file;
}

}  // namespace

zip::File exportLogs(db::Transaction& tx, const std::string& format) {
    auto file = format == "json" ? exportJson(tx) : exportShape(tx, format == "hevy" ? Shape::hevy : Shape::strong);
    std::rewind(file.get());
    return file;
}

}  // namespace tp::training
