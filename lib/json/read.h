// Reads declared structs (json/fields.h) and collects every wrong field.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

#include "http/error.h"
#include "json/document.h"
#include "json/fields.h"
#include "types/instant.h"
#include "types/uuid.h"

namespace tp::json {

template <class T>
concept Declared = requires {
    T::fields();
};

// What is wrong with the fields seen so far.
using Problems = std::vector<http::FieldError>;

// No more than these are named: a body of nothing but mistakes would be answered at several times its size.
constexpr std::size_t mostProblems = 100;

// Where a value comes from: a JSON value, or the text of a query or path parameter, which is read by the type it is
// for.
struct Source {
    std::optional<Value> json;
    std::string_view text;
};

// Each returns what is wrong with the value ("is not an e-mail address"), or nothing after having set `out`.
std::optional<std::string> readScalar(const Source& source, std::string& out, const Rule& rule);
std::optional<std::string> readScalar(const Source& source, bool& out, const Rule& rule);
std::optional<std::string> readScalar(const Source& source, int& out, const Rule& rule);
std::optional<std::string> readScalar(const Source& source, std::int64_t& out, const Rule& rule);
std::optional<std::string> readScalar(const Source& source, double& out, const Rule& rule);
std::optional<std::string> readScalar(const Source& source, Uuid& out, const Rule& rule);
std::optional<std::string> readScalar(const Source& source, Instant& out, const Rule& rule);
std::optional<std::string> readScalar(const Source& source, Date& out, const Rule& rule);

// The parameters of a request by name: a JSON object's members, and path or query parameters. Reading a field takes it
// out; what is left over at the end is unknown.
class Fields {
public:
    void add(std::string name, Source source);
    // Adds an object's members. Throws http::BadJson where the value is no object.
    void addMembers(const Value& object);
    std::optional<Source> take(std::string_view name);
    // Names every field that nobody took.
    void refuseTheRest(const std::string& path, Problems& problems) const;

private:
    struct Entry {
        std::string name;
        Source source;
        bool taken = false;
    };
    std::vector<Entry> entries_;
};

// Throws http::InvalidInput where there are any.
void refuse(const Problems& problems);

template <Declared T>
void readFields(Fields& from, T& out, const std::string& path, Problems& problems);

namespace detail {

// Adds what is wrong, if anything is.
void note(Problems& problems, const std::string& path, std::optional<std::string> problem);
// A field's value; nothing where it is absent, which is a problem if it is required.
std::optional<Source> takeField(Fields& from, const char* name, bool required, const std::string& path,
                                Problems& problems);
// The members of an object; nothing, and a problem, where it is none.
std::optional<Fields> membersOf(const Source& source, const std::string& path, Problems& problems);
// A list's items, those of a parameter stand between commas; nothing, and a problem, where it is no list or has another
// length than it may.
std::optional<std::vector<Source>> listItems(const Source& source, const Rule& rule, const std::string& path,
                                             Problems& problems);

template <class T>
void readValue(const Source& source, T& out, const Rule& rule, const std::string& path, Problems& problems) {
    note(problems, path, readScalar(source, out, rule));
}

template <Declared T>
void readValue(const Source& source, T& out, const Rule& /*rule*/, const std::string& path, Problems& problems) {
    if (auto members = membersOf(source, path, problems)) readFields(*members, out, path + ".", problems);
}

template <class T>
void readValue(const Source& source, std::vector<T>& out, const Rule& rule, const std::string& path,
               Problems& problems) {
    const auto items = listItems(source, rule, path, problems);
    if (!items) return;
    out.resize(items->size());
    const Rule itemRule{.minimum = rule.itemMinimum, .maximum = rule.itemMaximum, .oneOf = rule.oneOf};
    for (std::size_t i = 0; i < out.size() && problems.size() < mostProblems; ++i)
        readValue((*items)[i], out[i], itemRule, path + "[" + std::to_string(i) + "]", problems);
}

template <class T>
void readValue(const Source& source, std::optional<T>& out, const Rule& rule, const std::string& path,
               Problems& problems) {
    readValue(source, out.emplace(), rule, path, problems);
}

template <class Target, class Owner, class Member>
void readField(Fields& from, Target& out, const Field<Owner, Member>& field, const std::string& path,
               Problems& problems) {
    if (const auto source = takeField(from, field.name, field.required, path, problems))
        readValue(*source, out.*field.member, field.rule, path + field.name, problems);
}

}  // namespace detail

template <Declared T>
void readFields(Fields& from, T& out, const std::string& path, Problems& problems) {
    static constexpr auto fields = T::fields();
    std::apply([&](const auto&... field) { (detail::readField(from, out, field, path, problems), ...); }, fields);
    from.refuseTheRest(path, problems);
}

}  // namespace tp::json
