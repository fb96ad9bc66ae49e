// Comma-separated values (RFC 4180), read leniently and written strictly.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace tp::csv {

struct Record {
    int line = 0;  // on which it begins, counted from 1
    std::vector<std::string> cells;
};

struct Malformed : std::runtime_error {
    Malformed(int line, const std::string& message) : std::runtime_error(message), line(line) {}
    int line;
};

// The text without a byte order mark.
std::string_view withoutMark(std::string_view text);

// What parts the cells of the first line: a comma, a semicolon or a tab, whichever is there most often outside quotes.
char delimiterOf(std::string_view text);

// Reads records one after another: lines end with LF, CR LF or CR; in quotes a cell holds any of these to the byte, and
// quotes twice. Empty lines are passed over. `text` must outlive the reader.
class Reader {
public:
    Reader(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}
    // Nothing at the end. Throws Malformed where a quote does not end, or where text follows one that does.
    std::optional<Record> next();

private:
    std::string cell();
    std::string quotedCell();
    bool atEndOfLine() const;
    void passEndOfLine();

    std::string_view text_;
    char delimiter_;
    std::size_t place_ = 0;
    int line_ = 1;
};

// A text as one cell, in quotes where it needs them. One that a spreadsheet would take for a formula begins with an
// apostrophe; so does, a second time, one that begins with an apostrophe and then so. plain() takes it back.
std::string cellOf(std::string_view text);
std::string quotedCellOf(std::string_view text);  // in quotes always
std::string plain(std::string_view cell);

}  // namespace tp::csv
