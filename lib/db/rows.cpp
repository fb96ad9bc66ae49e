#include <libpq-fe.h>

#include <array>
#include <bit>
#include <charconv>
#include <cstring>
#include <stdexcept>

#include "db/transaction.h"
#include "types/encoding.h"

namespace tp::db {

namespace {

// PostgreSQL's type numbers (pg_type.dat).
enum TypeNumber : Oid {
    boolType = 16,
    int8Type = 20,
    int2Type = 21,
    int4Type = 23,
    textType = 25,
    float8Type = 701,
    varcharType = 1043,
    dateType = 1082,
    timestamptzType = 1184,
    uuidType = 2950
};

constexpr std::int64_t microsecondsTo2000 = 946'684'800'000'000;
constexpr std::int32_t daysTo2000 = 10'957;

// The value's bytes, in network order. Throws where it is NULL or of another type.
std::string_view bytesOf(const pg_result* result, int row, int column, std::initializer_list<Oid> types) {
    const Oid type = PQftype(result, column);
    bool fits = false;
    for (const Oid expected : types) fits = fits || expected == type;
    if (!fits || PQgetisnull(result, row, column) != 0)
        throw std::logic_error("column " + std::to_string(column) + " of type " + std::to_string(type) +
                               " is NULL or has another type");
    return {PQgetvalue(result, row, column), static_cast<std::size_t>(PQgetlength(result, row, column))};
}

std::int64_t wholeNumber(std::string_view bytes) {
    const bool isNegative = (bytes.front() & 0x80) != 0;
    auto value = isNegative ? ~std::uint64_t{0} : 0;
    for (const char byte : bytes) value = value << 8 | static_cast<unsigned char>(byte);
    return static_cast<std::int64_t>(value);
}

}  // namespace

bool Row::isNull(int column) const { return PQgetisnull(result_, row_, column) != 0; }

template <>
std::string Row::get(int column) const {
    return std::string(bytesOf(result_, row_, column, {textType, varcharType}));
}

template <>
bool Row::get(int column) const {
    return bytesOf(result_, row_, column, {boolType}).front() != 0;
}

template <>
std::int64_t Row::get(int column) const {
    return wholeNumber(bytesOf(result_, row_, column, {int2Type, int4Type, int8Type}));
}

template <>
int Row::get(int column) const {
    return static_cast<int>(wholeNumber(bytesOf(result_, row_, column, {int2Type, int4Type})));
}

template <>
double Row::get(int column) const {
    return std::bit_cast<double>(wholeNumber(bytesOf(result_, row_, column, {float8Type})));
}

template <>
Uuid Row::get(int column) const {
    const auto bytes = bytesOf(result_, row_, column, {uuidType});
    Uuid value;
    std::memcpy(value.bytes.data(), bytes.data(), value.bytes.size());
    return value;
}

template <>
Instant Row::get(int column) const {
    return {wholeNumber(bytesOf(result_, row_, column, {timestamptzType})) + microsecondsTo2000};
}

template <>
Date Row::get(int column) const {
    return {static_cast<std::int32_t>(wholeNumber(bytesOf(result_, row_, column, {dateType})) + daysTo2000)};
}

int Rows::size() const { return PQntuples(result_.get()); }

int Rows::affected() const {
    const std::string_view count = PQcmdTuples(result_.get());
    int value = 0;
    std::from_chars(count.data(), count.data() + count.size(), value);
    return value;
}

Parameter parameter(std::string_view value) { return std::string(value); }
Parameter parameter(const Uuid& value) { return value.toString(); }
Parameter parameter(const Instant& value) { return value.toPreciseString(); }
Parameter parameter(const Date& value) { return value.toString(); }
Parameter parameter(std::int64_t value) { return std::to_string(value); }
Parameter parameter(bool value) { return value ? "true" : "false"; }

Parameter parameter(double value) {
    std::array<char, 32> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value);
    return std::string(text.data(), end);
}

Parameter parameter(const std::vector<Uuid>& values) {
    std::string text = "{";
    for (const auto& value : values) text += (text.size() > 1 ? "," : "") + value.toString();
    return text + "}";
}

Parameter parameter(const Bytes& value) { return "\\x" + toHex(value.value); }

}  // namespace tp::db
