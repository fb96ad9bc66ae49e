#include "csv/csv.h"

#include <algorithm>
#include <array>

namespace tp::csv {

namespace {

// Whether a spreadsheet would take the text for a formula, or an apostrophe before it for ours.
bool isTakenForFormula(std::string_view text) {
    const auto first = text.find_first_not_of('\'');
    return first != std::string_view::npos && std::string_view("=+-@\t\r").find(text[first]) != std::string_view::npos;
}

}  // namespace

std::string_view withoutMark(std::string_view text) { return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text; }

char delimiterOf(std::string_view text) {
    constexpr std::array delimiters = {',', ';', '\t'};
    std::array<int, 3> counts{};
    bool isQuoted = false;
    for (const char c : text) {
        if (c == '"') isQuoted = !isQuoted;
        if (isQuoted) continue;
        if (c == '\n' || c == '\r') break;
        for (std::size_t i = 0; i < delimiters.size(); ++i)
            if (c == delimiters[i]) ++counts[i];
    }
    return delimiters[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

bool Reader::atEndOfLine() const { return place_ == text_.size() || text_[place_] == '\n' || text_[place_] == '\r'; }

void Reader::passEndOfLine() {
    if (place_ == text_.size()) return;
    place_ += text_.substr(place_).starts_with("\r\n") ? 2 : 1;
    ++line_;
}

std::string Reader::quotedCell() {
    const int begun = line_;
    std::string cell;
    ++place_;
    while (true) {
        const auto quote = text_.find('"', place_);
        if (quote == std::string_view::npos) throw Malformed(begun, "has a quote that does not end");
        cell += text_.substr(place_, quote - place_);
        line_ += static_cast<int>(std::ranges::count(text_.substr(place_, quote - place_), '\n'));
        place_ = quote + 1;
        if (place_ == text_.size() || text_[place_] != '"') break;
        cell += '"';
        ++place_;
    }
    if (!atEndOfLine() && text_[place_] != delimiter_) throw Malformed(line_, "has text behind a quote");
    return cell;
}

std::string Reader::cell() {
    if (place_ < text_.size() && text_[place_] == '"') return quotedCell();
    const auto begin = place_;
    while (!atEndOfLine() && text_[place_] != delimiter_) ++place_;
    return std::string(text_.substr(begin, place_ - begin));
}

std::optional<Record> Reader::next() {
    while (place_ < text_.size() && atEndOfLine()) passEndOfLine();
    if (place_ == text_.size()) return std::nullopt;
    Record record{line_, {}};
    record.cells.push_back(cell());
    while (!atEndOfLine()) {
        ++place_;
        record.cells.push_back(cell());
    }
    passEndOfLine();
    return record;
}

std::string quotedCellOf(std::string_view text) {
    std::string quoted = isTakenForFormula(text) ? "\"'" : "\"";
    for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
    return quoted + '"';
}

std::string cellOf(std::string_view text) {
    const bool isPlain =
        text.find_first_of(",;\t\"\r\n") == std::string_view::npos && !text.starts_with(' ') && !text.ends_with(' ');
    if (!isPlain) return quotedCellOf(text);
    return std::string(isTakenForFormula(text) ? "'" : "").append(text);
}

std::string plain(std::string_view cell) {
    return std::string(cell.starts_with('\'') && isTakenForFormula(cell) ? cell.substr(1) : cell);
}

}  // namespace tp::csv
