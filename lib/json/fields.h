// Declared structs. A struct that lists its fields once can be read from a request (body, query, path), validated,
// written as JSON and described in the OpenAPI document:
//
//     struct NewAssignment {
//         std::string title;
//         std::optional<std::string> notes;
//
//         static constexpr const char* schemaName = "NewAssignment";
//         static constexpr auto fields() {
//             return std::tuple{json::required("title", &NewAssignment::title, json::text(1, 200)),
//                               json::optional("notes", &NewAssignment::notes, json::text(0, 4000))};
//         }
//     };
//
// Member types: std::string, bool, int, std::int64_t, double, Uuid, Instant, Date, a declared struct, std::vector of
// these, std::optional of these (null and absent are the same), json::RawList, json::RawObject and json::RawFlags
// (output only).
#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <tuple>

namespace tp::json {

constexpr double unbounded = std::numeric_limits<double>::infinity();

// What a value must satisfy beyond its type. Lengths of text count code points, after trimming.
struct Rule {
    enum class Text { trimmed, exact, email, webAddress };

    Text text = Text::trimmed;
    double minimum = -unbounded;  // a number's smallest value, a text's or a list's smallest length
    double maximum = unbounded;
    double step = 0;                     // a number must be a multiple of it; 0 for any
    std::size_t maximumBytes = 1 << 20;  // of a text in UTF-8
    const char* const* oneOf = nullptr;  // ends with nullptr; a text must be one of these
    double itemMinimum = -unbounded;     // a list's texts: the smallest and the largest length of each
    double itemMaximum = unbounded;
};

// White space at both ends (Unicode's White_Space) is cut off before counting and storing.
constexpr Rule text(double minimum, double maximum) { return {.minimum = minimum, .maximum = maximum}; }
// Kept to the byte: passwords.
constexpr Rule exactText(double minimum, double maximum, std::size_t maximumBytes) {
    return {.text = Rule::Text::exact, .minimum = minimum, .maximum = maximum, .maximumBytes = maximumBytes};
}
// local@domain, 3 to 254 bytes, one @, no white space or control characters, a domain with a dot or localhost-like
// name.
constexpr Rule email() { return {.text = Rule::Text::email, .minimum = 3, .maximum = 254, .maximumBytes = 254}; }
constexpr Rule range(double minimum, double maximum, double step = 0) {
    return {.minimum = minimum, .maximum = maximum, .step = step};
}
constexpr Rule items(double minimum, double maximum) { return {.minimum = minimum, .maximum = maximum}; }
// A list of texts of 1 to `longest` characters each.
constexpr Rule texts(double minimum, double maximum, double longest) {
    return {.minimum = minimum, .maximum = maximum, .itemMinimum = 1, .itemMaximum = longest};
}
// http://… or https://…, of at most 500 characters, without white space or anything that ends a link in a text.
constexpr Rule webAddress() { return {.text = Rule::Text::webAddress, .minimum = 1, .maximum = 500}; }
constexpr Rule oneOf(const char* const* values) { return {.oneOf = values}; }
// A list of such texts.
constexpr Rule someOf(const char* const* values, double maximum) {
    return {.minimum = 0, .maximum = maximum, .oneOf = values};
}

template <class Owner, class Member>
struct Field {
    const char* name;
    Member Owner::*member;
    bool required;
    Rule rule;
};

// In an input: the field must be there. In an output: it always is.
template <class Owner, class Member>
constexpr Field<Owner, Member> required(const char* name, Member Owner::*member, Rule rule = {}) {
    return {name, member, true, rule};
}
// In an input: the field may be absent or null, and its member keeps its default.
template <class Owner, class Member>
constexpr Field<Owner, Member> optional(const char* name, Member Owner::*member, Rule rule = {}) {
    return {name, member, false, rule};
}

// JSON text that the database already holds, a list of Item, written as it is. Output only.
template <class Item>
struct RawList {
    std::string text;
};

// JSON text that the database already holds, an object as T declares it, written as it is. Output only.
template <class T>
struct RawObject {
    std::string text;
};

// JSON text that the database already holds, an object of names and true or false. Output only.
struct RawFlags {
    std::string text = "{}";
};

}  // namespace tp::json
