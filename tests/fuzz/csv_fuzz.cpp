// Comma-separated values and the exports in them: every cell comes back, and no text ends the process.
#include "csv/csv.h"

#include "input.h"
#include "training/importing/workout_file.h"
#include "types/encoding.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tp;
    const auto text = fuzz::textOf(data, size);

    const auto written = csv::cellOf(text);
    csv::Reader back(written, ',');
    const auto only = back.next();
    if (only) fuzz::require(only->cells.size() == 1 && csv::plain(only->cells[0]) == text, "a cell comes back");
    fuzz::require(only.has_value() || text.empty(), "a cell is a record");

    csv::Reader reader(csv::withoutMark(text), csv::delimiterOf(text));
    try {
        int line = 0;
        while (const auto record = reader.next()) {
            fuzz::require(!record->cells.empty() && record->line > line, "records have cells, and lines that go up");
            line = record->line;
        }
    } catch (const csv::Malformed& wrong) {
        fuzz::require(wrong.line > 0, "a complaint has its line");
    }

    // What reaches the importer is well-formed UTF-8.
    if (!isUtf8(text)) return 0;
    const auto file = training::importing::readWorkouts(text, {});
    fuzz::require(!file.workouts.empty() || !file.problems.empty(), "a file has workouts or problems");
    for (const auto& workout : file.workouts)
        fuzz::require(workout.sets.size() == workout.lines.size() && workout.key.size() == 64, "each set has its line");
    return 0;
}
