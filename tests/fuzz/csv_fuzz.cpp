// Comma-separated values: every cell comes back, and no text ends the process.
#include "csv/csv.h"
#include "input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tp;
    const auto text = fuzz::textOf(data, size);

    const auto written = csv::cellOf(text);
    csv::Reader back(written, ',');
    const auto only = back.next();
    fuzz::require(only || text.find_first_not_of("\r\n") == std::string_view::npos, "a cell is a record");
    if (only) fuzz::require(only->cells.size() == 1 && csv::plain(only->cells[0]) == text, "a cell comes back");

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
    return 0;
}
