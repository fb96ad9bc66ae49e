// Describes declared structs (json/fields.h) as JSON Schema for the OpenAPI document.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "json/fields.h"
#include "json/read.h"
#include "types/instant.h"
#include "types/uuid.h"

namespace tp::json {

// Schemas by name: #/components/schemas/<name>
using Schemas = std::map<std::string, std::string>;

namespace detail {

std::string textSchema(const Rule& rule);
std::string numberSchema(const char* type, const Rule& rule);
std::string listSchema(const std::string& item, const Rule& rule);
std::string nullable(const std::string& schema);
// One member of an object's schema.
struct Property {
    std::string name;
    std::string schema;
    bool required;
};
std::string objectSchema(const std::vector<Property>& properties);
// A reference to the schema, which is described where it is not named yet.
std::string namedSchema(const char* name, std::vector<Property> (*properties)(Schemas&), Schemas& named);

std::string schemaOf(const std::string* type, const Rule& rule, Schemas& named);
std::string schemaOf(const bool* type, const Rule& rule, Schemas& named);
std::string schemaOf(const int* type, const Rule& rule, Schemas& named);
std::string schemaOf(const std::int64_t* type, const Rule& rule, Schemas& named);
std::string schemaOf(const double* type, const Rule& rule, Schemas& named);
std::string schemaOf(const Uuid* type, const Rule& rule, Schemas& named);
std::string schemaOf(const Instant* type, const Rule& rule, Schemas& named);
std::string schemaOf(const Date* type, const Rule& rule, Schemas& named);
std::string schemaOf(const RawFlags* type, const Rule& rule, Schemas& named);
template <Declared T>
std::string schemaOf(const T* type, const Rule& rule, Schemas& named);
template <class T>
std::string schemaOf(const std::vector<T>* /*type*/, const Rule& rule, Schemas& named) {
    const Rule itemRule{.minimum = rule.itemMinimum, .maximum = rule.itemMaximum, .oneOf = rule.oneOf};
    return listSchema(schemaOf(static_cast<const T*>(nullptr), itemRule, named), rule);
}
template <class T>
std::string schemaOf(const RawList<T>* /*type*/, const Rule& rule, Schemas& named) {
    return listSchema(schemaOf(static_cast<const T*>(nullptr), Rule{.oneOf = rule.oneOf}, named), rule);
}
template <class T>
std::string schemaOf(const RawObject<T>* /*type*/, const Rule& rule, Schemas& named) {
    return schemaOf(static_cast<const T*>(nullptr), rule, named);
}
template <class T>
std::string schemaOf(const std::optional<T>* /*type*/, const Rule& rule, Schemas& named) {
    return nullable(schemaOf(static_cast<const T*>(nullptr), rule, named));
}

template <class Member>
std::string memberSchema(const Rule& rule, Schemas& named) {
    return schemaOf(static_cast<const Member*>(nullptr), rule, named);
}

// A field without its types: every handler has its own structs, and only what depends on them is compiled for each.
struct Described {
    const char* name;
    bool required;
    Rule rule;
    std::string (*schema)(const Rule& rule, Schemas& named);
};
std::vector<Property> propertiesOf(std::span<const Described> fields, Schemas& named);

template <class Owner, class Member>
constexpr Described described(const Field<Owner, Member>& field) {
    return {field.name, field.required, field.rule, memberSchema<Member>};
}

template <Declared T>
std::vector<Property> propertiesOf(Schemas& named) {
    static constexpr auto fields = std::apply(
        [](const auto&... field) { return std::array<Described, sizeof...(field)>{described(field)...}; }, T::fields());
    return propertiesOf(fields, named);
}

template <Declared T>
std::string schemaOf(const T* /*type*/, const Rule& /*rule*/, Schemas& named) {
    if constexpr (requires { T::schemaName; })
        return namedSchema(T::schemaName, propertiesOf<T>, named);
    else
        return objectSchema(propertiesOf<T>(named));
}

}  // namespace detail

template <class T>
std::string schemaOf(Schemas& named) {
    return detail::schemaOf(static_cast<const T*>(nullptr), Rule{}, named);
}

}  // namespace tp::json
