#include "csv/csv.h"

#include <gtest/gtest.h>

namespace {

using namespace tp;
using Cells = std::vector<std::string>;

std::vector<csv::Record> read(std::string_view text, char delimiter = ',') {
    csv::Reader reader(text, delimiter);
    std::vector<csv::Record> records;
    while (auto record = reader.next()) records.push_back(std::move(*record));
    return records;
}

TEST(Csv, ReadsCellsAndTheLineTheyBeginOn) {
    const auto records = read("a,b,\r\n\"x,\"\"y\"\"\r\nz\",2,3\n\n,,\rlast");

    ASSERT_EQ(records.size(), 4);
    EXPECT_EQ(records[0].cells, (Cells{"a", "b", ""}));
    EXPECT_EQ(records[1].cells, (Cells{"x,\"y\"\r\nz", "2", "3"}));
    EXPECT_EQ(records[1].line, 2);
    EXPECT_EQ(records[2].cells, (Cells{"", "", ""}));
    EXPECT_EQ(records[2].line, 5);
    EXPECT_EQ(records[3].cells, (Cells{"last"}));
}

TEST(Csv, EndsWithoutALineBreakOrWithOne) {
    EXPECT_TRUE(read("").empty());
    EXPECT_TRUE(read("\r\n\n").empty());
    EXPECT_EQ(read("a,").back().cells, (Cells{"a", ""}));
    EXPECT_EQ(read("a,\"\"\n").back().cells, (Cells{"a", ""}));
    EXPECT_EQ(read("5'9\" tall,b").back().cells, (Cells{"5'9\" tall", "b"}));
}

TEST(Csv, SaysOnWhichLineAQuoteIsWrong) {
    const auto lineOf = [](std::string_view text) {
        try {
            read(text);
        } catch (const csv::Malformed& wrong) {
            return wrong.line;
        }
        return 0;
    };
    EXPECT_EQ(lineOf("a\n\"b\nc"), 2);
    EXPECT_EQ(lineOf("a\n\"b\nc\"d"), 3);
}

TEST(Csv, FindsTheDelimiter) {
    EXPECT_EQ(csv::delimiterOf("a,b\n;;;"), ',');
    EXPECT_EQ(csv::delimiterOf("\"a,b,c\";b;c\n"), ';');
    EXPECT_EQ(csv::delimiterOf("a\tb"), '\t');
    EXPECT_EQ(csv::delimiterOf("a"), ',');
    EXPECT_EQ(csv::withoutMark("\xEF\xBB\xBFx"), "x");
}

TEST(Csv, GivesEveryTextBackAndNoFormula) {
    for (const std::string text : {"", "a", "=1+1", "+49", "-5", "@x", "\tx", "\rx", "'=1", "''-1", "'", "'a", "a,b",
                                   "a;b", "\"", "a\nb", " a ", "a\r\n\r\nb"}) {
        const auto cell = csv::cellOf(text);
        const auto records = read("x," + cell + ",y");
        ASSERT_EQ(records.size(), 1) << text;
        ASSERT_EQ(records[0].cells.size(), 3) << text;
        EXPECT_EQ(csv::plain(records[0].cells[1]), text);
        EXPECT_EQ(std::string("=+-@\t\r").find(records[0].cells[1].substr(0, 1)) == std::string::npos || text.empty(),
                  true);
    }
}

}  // namespace
