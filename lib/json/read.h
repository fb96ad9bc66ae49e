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

// The list's own length; what is wrong with it, or nothing.
std::optional<std::string> checkLength(std::size_t length, const Rule& rule);

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

template <Declared T>
void readFields(Fields& from, T& out, const std::string& path, Problems& problems);

namespace detail {

template <class T>
void readValue(const Source& source, T& out, const Rule& rule, const std::string& path, Problems& problems) {
    if (auto problem = readScalar(source, out, rule)) problems.push_back({path, std::move(*problem)});
}

template <Declared T>
void readValue(const Source& source, T& out, const Rule& /*rule*/, const std::string& path, Problems& problems) {
    if (!source.json || !source.json->isObject()) return problems.push_back({path, "is not an object"});
    Fields members;
    members.addMembers(*source.json);
    readFields(members, out, path + ".", problems);
}

template <class T>
void readValue(const Source& source, std::vector<T>& out, const Rule& rule, const std::string& path,
               Problems& problems) {
    if (!source.json || !source.json->isList()) return problems.push_back({path, "is not a list"});
    if (auto problem = checkLength(source.json->size(), rule)) return problems.push_back({path, std::move(*problem)});
    out.resize(source.json->size());
    const Rule itemRule{.minimum = rule.itemMinimum, .maximum = rule.itemMaximum, .oneOf = rule.oneOf};
    for (std::size_t i = 0; i < out.size() && problems.size() < mostProblems; ++i)
        readValue(Source{source.json->item(i), {}}, out[i], itemRule, path + "[" + std::to_string(i) + "]", problems);
}

template <class T>
void readValue(const Source& source, std::optional<T>& out, const Rule& rule, const std::string& path,
               Problems& problems) {
    readValue(source, out.emplace(), rule, path, problems);
}

template <class Target, class Owner, class Member>
void readField(Fields& from, Target& out, const Field<Owner, Member>& field, const std::string& path,
               Problems& problems) {
    const auto source = from.take(field.name);
    const bool absent = !source || (source->json && source->json->isNull() && !field.required);
    if (!absent)
        readValue(*source, out.*field.member, field.rule, path + field.name, problems);
    else if (field.required)
        problems.push_back({path + field.name, "is missing"});
}

}  // namespace detail

template <Declared T>
void readFields(Fields& from, T& out, const std::string& path, Problems& problems) {
    std::apply([&](const auto&... field) { (detail::readField(from, out, field, path, problems), ...); }, T::fields());
    from.refuseTheRest(path, problems);
}

}  // namespace tp::json
